import { z } from 'zod';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';

export { templateBranches, templateFilters, templateTags } from './template-words.ts';

export const PublicationStatus = z.enum(['DRAFT', 'PUBLISHED', 'ARCHIVED']);

const Name = z.string().trim().min(1, 'Give the prompt a name.').max(120);
const Tags = z.array(z.string().trim().min(1).max(40)).max(20);
const longest = 100_000;
export const mostParts = 50;
const tooLong = 'Use at most 100,000 characters.';
const Text = z
  .string()
  .max(longest, tooLong)
  .refine((value) => value.trim() !== '', 'Write the prompt.');

export const PromptRole = z.enum(['SYSTEM', 'DEVELOPER', 'USER', 'ASSISTANT']);
export type PromptRole = z.infer<typeof PromptRole>;

/** One part of a chat prompt. The conversation of a scenario follows after the last one. */
export const PromptMessage = z.strictObject({
  role: PromptRole,
  text: z
    .string()
    .max(longest, tooLong)
    .refine((value) => value.trim() !== '', 'Write what this part says.'),
});
export type PromptMessage = z.infer<typeof PromptMessage>;

/** A plain prompt is one text, which the model gets as its system message; a chat prompt has parts. */
export const PromptContent = z.union([
  Text,
  z
    .array(PromptMessage)
    .min(1, 'Add a part.')
    .max(mostParts, `Use at most ${mostParts} parts.`)
    .refine((parts) => parts.reduce((sum, { text }) => sum + text.length, 0) <= longest, tooLong),
]);
export type PromptContent = z.infer<typeof PromptContent>;

export const CreatePrompt = z.strictObject({
  name: Name,
  description: z.string().trim().max(500).default(''),
  content: PromptContent,
  tags: Tags.default([]),
});

export const UpdatePrompt = z.strictObject({
  id: Id,
  /** The version that was edited; a save over a newer one is refused. */
  baseVersion: z.number().int().min(1),
  name: Name,
  description: z.string().trim().max(500),
  content: PromptContent,
  tags: Tags,
  message: z.string().trim().max(200).default(''),
});

export const PromptById = z.strictObject({ id: Id });
const Version = z.number().int().min(1).max(2_147_483_647);
export const PromptVersionRef = z.strictObject({ id: Id, version: Version });
export const ListPromptVersions = z.strictObject({ ...pageInput, id: Id });

/** The most labels of one prompt. */
export const mostLabels = 30;
export const LabelName = z
  .string()
  .trim()
  .regex(
    /^[a-z][a-z0-9-]{0,39}$/,
    'Use small letters, digits and hyphens, beginning with a letter, 40 at most.',
  );
export const LabelRef = z.strictObject({ id: Id, name: LabelName });
export const CheckLabel = LabelRef.extend({ version: Version });
export const MoveLabel = LabelRef.extend({
  version: Version,
  /** Where it pointed when one looked (null: there was none); moved meanwhile, it is refused. */
  baseVersion: Version.nullish(),
  /** Moves it although its suite is not green, for those who may. */
  override: z.strictObject({ reason: z.string().trim().min(1, 'Say why.').max(500) }).optional(),
});
/** Null: it waits for nothing. */
export const GuardLabel = LabelRef.extend({ suiteId: Id.nullable() });

export const ListPrompts = z.strictObject({
  ...pageInput,
  search: z.string().max(200).optional(),
  status: PublicationStatus.optional(),
  /** Prompts that carry all of these. */
  tags: z.array(z.string().max(40)).max(20).optional(),
});
/** Text as it is being typed: it may be empty. */
export const RenderPrompt = z.strictObject({
  content: z.union([
    z.string().max(longest),
    z.array(PromptMessage.extend({ text: z.string().max(longest) })).max(mostParts),
  ]),
  /** Null: variables have their own values. */
  environmentId: Id.nullable().default(null),
});
