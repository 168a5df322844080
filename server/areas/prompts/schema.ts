import { z } from 'zod';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';

export const PublicationStatus = z.enum(['DRAFT', 'PUBLISHED', 'ARCHIVED']);

const Name = z.string().trim().min(1, 'Give the prompt a name.').max(120);
const Tags = z.array(z.string().trim().min(1).max(40)).max(20);
const Content = z
  .string()
  .max(100_000, 'Use at most 100,000 characters.')
  .refine((value) => value.trim() !== '', 'Write the prompt.');

export const CreatePrompt = z.strictObject({
  name: Name,
  description: z.string().trim().max(500).default(''),
  content: Content,
  tags: Tags.default([]),
});

export const UpdatePrompt = z.strictObject({
  id: Id,
  /** The version that was edited; a save over a newer one is refused. */
  baseVersion: z.number().int().min(1),
  name: Name,
  description: z.string().trim().max(500),
  content: Content,
  tags: Tags,
  message: z.string().trim().max(200).default(''),
});

export const PromptById = z.strictObject({ id: Id });
export const ListPrompts = z.strictObject({
  ...pageInput,
  search: z.string().max(200).optional(),
  status: PublicationStatus.optional(),
});
export const RenderPrompt = z.strictObject({ content: z.string().max(100_000) });
