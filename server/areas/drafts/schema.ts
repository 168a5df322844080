import { z } from 'zod';

/** The largest content of a draft, in bytes of JSON. */
export const largestDraft = 900_000;

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What is being written: `scenario:<id>`, or `scenario:new:<uuid>` for one that is not saved yet. */
export const DraftKey = z
  .string()
  .regex(new RegExp(`^scenario:(?:new:)?${uuid}$`), 'This is not the key of a draft.');

const Content = z
  .record(z.string(), z.unknown())
  .refine(
    (content) => new TextEncoder().encode(JSON.stringify(content)).length <= largestDraft,
    'The draft is larger than 900 KB. Save it, or shorten it.',
  );

export const DraftByKey = z.strictObject({ key: DraftKey });
export const SaveDraft = z.strictObject({
  key: DraftKey,
  /** The editor's own; it may be half done. */
  content: Content,
  /** The version that is edited; null for something new. */
  baseVersion: z.number().int().min(1).max(2_000_000_000).nullable(),
  /**
   * When the draft this one follows was saved, null when there was none. A newer one, from another tab
   * or device, is not overwritten; leave it out to overwrite whatever there is.
   */
  seen: z.date().nullable().optional(),
});
