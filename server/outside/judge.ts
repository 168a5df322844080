import { z } from 'zod';
import type { ConversationMessage } from './assistant.ts';

/** What a judge is asked: does the reply do what the rubric says? */
export type JudgeRequest = {
  rubric: string;
  reply: string;
  /** The conversation up to the reply, oldest first, the reply not included. */
  conversation: readonly ConversationMessage[];
  /** BCP 47 tag of the scenario's language. */
  locale: string;
  signal: AbortSignal;
};

/** The only form a judge may answer in. `confidence` runs from 0 to 1. */
export const JudgeAnswer = z.strictObject({
  verdict: z.enum(['PASS', 'FAIL']),
  confidence: z.number().min(0).max(1),
  reason: z
    .string()
    .max(4_000)
    .refine((value) => value.trim() !== '', 'Say why.'),
});
export type JudgeAnswer = z.infer<typeof JudgeAnswer>;

/** An answer and what it took to get it, corrections included; null where that is unknown. */
export type JudgeReply = {
  answer: JudgeAnswer;
  inputTokens: number | null;
  outputTokens: number | null;
  /** Whole millionths of a US dollar. */
  costMicroUsd: number | null;
};

/** Decides SEMANTIC_ASSERT. Rejects with an `AssistantError` when it cannot answer. */
export type Judge = { judge(request: JudgeRequest): Promise<JudgeReply> };

/**
 * Reads a judge's text as its answer: one JSON object of exactly the schema, nothing around it. Anything
 * else (prose, `pass: true`, a missing verdict, a code fence) is null, which the caller makes an ERROR.
 */
export function parseJudgeAnswer(text: string): JudgeAnswer | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const answer = JudgeAnswer.safeParse(value);
  return answer.success ? answer.data : null;
}
