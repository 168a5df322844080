import { z } from 'zod';
import type { AssistantReply } from '#server/outside/assistant.ts';
import { storableText } from '../play/storable-text.ts';

/** A reply as it is kept, with the figures of when it was given. */
export const KeptReply = z.strictObject({
  text: z.string(),
  latencyMs: z.number().int(),
  firstTokenMs: z.number().int().nullable(),
  inputTokens: z.number().int().nullable(),
  outputTokens: z.number().int().nullable(),
  costMicroUsd: z.number().int().nullable(),
});
export type KeptReply = z.infer<typeof KeptReply>;

/** Longer ones are not kept. */
const longestBytes = 200_000;

/** A reply as it is kept; null for one that is not. */
export function toKept({ state, ...reply }: AssistantReply): KeptReply | null {
  // What the other side remembers of a conversation can't be used again.
  if (state !== null || Buffer.byteLength(reply.text) > longestBytes) return null;
  return { ...reply, text: storableText(reply.text) };
}
