import { z } from 'zod';
import { Id } from '#server/core/ids.ts';

/** One file: text, or the bytes of a file or zip in base64. */
const ImportFile = z.union([
  z.strictObject({ name: z.string().min(1).max(400), text: z.string().max(1_000_000) }),
  z.strictObject({
    name: z.string().min(1).max(400),
    base64: z
      .string()
      .max(1_000_000)
      .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'This is not base64.'),
  }),
]);
export type ImportFile = z.infer<typeof ImportFile>;

/** A request holds at most 1 MB: pack what is larger into a zip. */
const files = z.array(ImportFile).min(1, 'Choose a file.').max(500, 'Pack the files into a zip.');

export const PreviewImport = z.strictObject({ files });
export const ApplyImport = z.strictObject({
  files,
  /** What `preview` said of exactly these files; an organization that changed since is not touched. */
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'Give the hash of the preview.'),
});

export const thingKinds = ['Variable', 'Prompt', 'Scenario', 'Target', 'Suite'] as const;
export const ThingKind = z.enum(thingKinds);
export type ThingKind = z.infer<typeof ThingKind>;

export const CreateExport = z.strictObject({
  /** `all`: everything; else the things listed. */
  what: z.union([
    z.strictObject({ all: z.literal(true) }),
    z.strictObject({ kinds: z.array(ThingKind).min(1, 'Choose what to export.').max(5) }),
    z.strictObject({
      things: z
        .array(z.strictObject({ kind: ThingKind, id: Id }))
        .min(1, 'Choose what to export.')
        .max(1_000),
    }),
  ]),
  /** Whether what the things name goes along: a suite's scenarios and targets, a target's prompt. */
  withReferences: z.boolean().default(true),
  format: z.enum(['yaml', 'zip']).default('yaml'),
});

export const ImportChange = z.enum(['created', 'changed', 'unchanged', 'conflicting']);
export type ImportChange = z.infer<typeof ImportChange>;
