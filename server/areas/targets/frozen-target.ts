import { z } from 'zod';
import { PromptContent } from '#server/areas/prompts/schema.ts';
import { Id } from '#server/core/ids.ts';
import { DemoConfig, HttpConfig, JudgeVotes, ModelConfig } from './schema.ts';

const frozen = {
  targetId: Id,
  name: z.string(),
  concurrency: z.number().int(),
  /** The prompt as written, variables not filled in; null for none. */
  promptContent: PromptContent.nullable(),
  promptId: Id.nullable(),
  promptName: z.string().nullable(),
  promptVersion: z.number().int().nullable(),
};

/**
 * A target as it was at one moment, without secrets: what runs keep and play against. Secrets are
 * looked up each time it is opened.
 */
export const FrozenTarget = z.discriminatedUnion('kind', [
  z.strictObject({
    ...frozen,
    kind: z.literal('MODEL'),
    config: ModelConfig,
    /** How many answers it gives as judge; absent: 1. */
    votes: JudgeVotes.optional(),
  }),
  z.strictObject({ ...frozen, kind: z.literal('HTTP'), config: HttpConfig }),
  z.strictObject({ ...frozen, kind: z.literal('DEMO'), config: DemoConfig }),
]);
export type FrozenTarget = z.infer<typeof FrozenTarget>;
