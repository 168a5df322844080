import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import { type Assistant, AssistantError, type AssistantReply } from '#server/outside/assistant.ts';
import type { PlayedExpectation, PlayedTurn } from './played.ts';

/** What is stored of one turn of a conversation. */
export type StoredTurn = Pick<
  PlayedTurn,
  | 'userText'
  | 'replyText'
  | 'errorMessage'
  | 'latencyMs'
  | 'firstTokenMs'
  | 'inputTokens'
  | 'outputTokens'
  | 'costMicroUsd'
  | 'expectations'
>;

/** An assistant that says again what was said, and a judge's verdicts that still hold. */
export type StoredReplies = {
  assistant: Assistant;
  /**
   * What the judge said of the same rubric about a reply, the first user turn being 1; null where it has
   * to be asked.
   */
  judged(turn: number, spec: ExpectationSpec & { kind: 'SEMANTIC_ASSERT' }): Rejudged | null;
};

export type Rejudged = Pick<PlayedExpectation, 'verdict' | 'evidence' | 'judgeCostMicroUsd'>;

/**
 * Replies of a played conversation, given again with their original figures, as long as the same is said
 * to them; else a reply fails with what to do. Where somebody else would judge now (`isSameJudge` false),
 * no verdict of a judge is taken over.
 */
export function storedReplies(
  turns: readonly StoredTurn[],
  { isSameJudge }: { isSameJudge: boolean },
): StoredReplies {
  return {
    assistant: {
      reply: async ({ messages }) => {
        const said = messages.filter(({ role }) => role === 'user');
        return replyOf(turns[said.length - 1], said.at(-1)?.text ?? '');
      },
    },
    judged(turn, { rubric }) {
      const known = turns[turn - 1]?.expectations.find(
        ({ spec, verdict }) =>
          spec.kind === 'SEMANTIC_ASSERT' && spec.rubric === rubric && verdict !== 'ERROR',
      );
      if (!isSameJudge || !known) return null;
      const { verdict, evidence, judgeCostMicroUsd } = known;
      return { verdict, evidence, ...(judgeCostMicroUsd !== undefined && { judgeCostMicroUsd }) };
    },
  };
}

function replyOf(turn: StoredTurn | undefined, userText: string): AssistantReply {
  if (!turn) throw missing('The conversation ended before this turn when it was played.');
  if (turn.userText !== userText) {
    throw missing('The user says something else here than when it was played.');
  }
  if (turn.replyText === null) {
    throw missing(`There was no reply when it was played. ${turn.errorMessage ?? ''}`.trim());
  }
  return {
    text: turn.replyText,
    latencyMs: turn.latencyMs ?? 0,
    firstTokenMs: turn.firstTokenMs,
    inputTokens: turn.inputTokens,
    outputTokens: turn.outputTokens,
    costMicroUsd: turn.costMicroUsd,
    state: null,
  };
}

function missing(why: string): AssistantError {
  return new AssistantError('assistant.noStoredReply', `${why} Play it again.`, {
    retryable: false,
  });
}
