import { z } from 'zod';
import { Id } from '#server/core/ids.ts';

const Message = z.strictObject({
  role: z.enum(['user', 'assistant']),
  text: z.string().max(20_000, 'Use at most 20,000 characters.'),
});

/** A conversation that ends with the reply to be judged, and the model to ask. */
export const SuggestExpectations = z.strictObject({
  targetId: Id,
  conversation: z
    .array(Message)
    .min(2)
    .max(200)
    .refine(
      (messages) => messages.at(-1)?.role === 'assistant' && messages.at(-1)?.text.trim() !== '',
      'Paste or fetch a reply first.',
    ),
  locale: z.string().max(40).default('en'),
});

/** Other words for what the user says at one place of a scenario, each in a draft of its own. */
export const SuggestVariations = z.strictObject({
  targetId: Id,
  scenarioId: Id,
  /** The place of the user's turn, from 0. */
  turn: z.number().int().min(0).max(199),
  count: z.number().int().min(1, 'At least 1.').max(10, 'At most 10.').default(3),
});
