import { worstVerdict } from '#server/areas/scenarios/index.ts';
import type { PlayedExpectation, PlayedItem, PlayedTurn } from './played.ts';

/**
 * What the turns of a conversation come to.
 * @param o.stoppedAfter number of the user turn after which the rest was left out; null when none was
 */
export function sumItem(turns: PlayedTurn[], o: { stoppedAfter: number | null }): PlayedItem {
  const verdict = worstVerdict(turns.map((turn) => turn.verdict));
  const broken = turns.find((turn) => turn.errorMessage !== null);
  return {
    verdict,
    summary: summaryOf(turns, verdict, o.stoppedAfter),
    errorReason: broken?.errorReason ?? null,
    errorMessage: broken?.errorMessage ?? null,
    turns,
    latencyMs: sum(turns.map((turn) => turn.latencyMs)),
    inputTokens: sum(turns.map((turn) => turn.inputTokens)),
    outputTokens: sum(turns.map((turn) => turn.outputTokens)),
    costMicroUsd: sum(turns.map((turn) => turn.costMicroUsd)),
  };
}

function sum(values: readonly (number | null)[]): number | null {
  let total = 0;
  for (const value of values) {
    if (value === null) return null;
    total += value;
  }
  return values.length === 0 ? null : total;
}

function summaryOf(
  turns: readonly PlayedTurn[],
  verdict: PlayedItem['verdict'],
  stoppedAfter: number | null,
): string | null {
  if (verdict === 'PASS') return null;
  if (verdict === 'UNCHECKED') return 'Nothing in this scenario checks the replies.';
  for (const [index, turn] of turns.entries()) {
    const said = turn.errorMessage ?? firstOf(turn.expectations, verdict);
    if (said === null || turn.verdict !== verdict) continue;
    const ending = stoppedAfter === null ? '' : `; stopped after turn ${stoppedAfter}`;
    return `Turn ${index + 1}: ${said.replace(/\.$/, '')}${ending}`;
  }
  return null;
}

function firstOf(expectations: readonly PlayedExpectation[], verdict: string): string | null {
  const found = expectations.find((expectation) => expectation.verdict === verdict);
  if (!found) return null;
  const { message, missing } = found.evidence;
  if (found.spec.kind === 'MUST_CONTAIN' && missing.length > 0) {
    return `Missing ${missing.map((text) => JSON.stringify(text)).join(', ')}`;
  }
  return message;
}
