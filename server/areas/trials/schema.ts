import { z } from 'zod';
import { PromptContent } from '#server/areas/prompts/schema.ts';
import { Id } from '#server/core/ids.ts';
import { longestValue, VariableKey } from '#server/core/variable-key.ts';

const Message = z.strictObject({
  role: z.enum(['user', 'assistant']),
  text: z.string().max(20_000, 'Use at most 20,000 characters.'),
});

/** The conversation so far with what the user says now, and whom to ask. */
export const AskTarget = z.strictObject({
  targetId: Id,
  /** Told to a model instead of the target's own prompt; null: nothing; absent: the target's own. */
  prompt: PromptContent.nullable().optional(),
  messages: z
    .array(Message)
    .min(1, 'Say something first.')
    .max(200)
    .refine((messages) => messages.at(-1)?.role === 'user', 'The user speaks last.')
    .refine((messages) => messages.at(-1)?.text.trim() !== '', 'Write what the user says.'),
  locale: z.string().max(40).default('en'),
  /** Whose values variables have; null: their own. */
  environmentId: Id.nullable().default(null),
  /** Values that stand above those of the environment. */
  variables: z.record(VariableKey, z.string().max(longestValue)).default({}),
  /** The `state` of the reply before, for endpoints that keep a conversation of their own. */
  state: z.string().max(4_000).nullable().default(null),
});
export type AskTarget = z.output<typeof AskTarget>;
