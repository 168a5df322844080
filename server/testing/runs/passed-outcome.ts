import type { Outcome } from '#server/areas/runs/engine/record-results.ts';
import { sumItem } from '#server/areas/runs/play/sum-item.ts';

/** What a conversation of one turn comes to that passed, with that reply. */
export function passedOutcome(id: string, replyText = 'Hello yourself'): Outcome {
  const turn = {
    position: 0,
    userText: 'Hello',
    replyText,
    verdict: 'PASS' as const,
    errorReason: null,
    errorMessage: null,
    latencyMs: 10,
    firstTokenMs: null,
    inputTokens: 1,
    outputTokens: 2,
    costMicroUsd: 3,
    expectations: [],
    attempts: null,
  };
  return {
    id,
    played: sumItem([turn], { content: { turns: [], threshold: null }, stoppedAfter: null }),
  };
}
