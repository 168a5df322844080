import {
  scoreConversation,
  shareOf,
  verdictByScore,
  worstVerdict,
} from '#server/areas/scenarios/index.ts';
import type { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { scoreText } from '../score-text.ts';
import type { PlayedExpectation, PlayedItem, PlayedTurn } from './played.ts';

/**
 * What the turns of a conversation come to.
 * @param o.content the scenario that was played
 * @param o.stoppedAfter number of the user turn after which the rest was left out; null when none was
 */
export function sumItem(
  turns: PlayedTurn[],
  o: { content: Pick<ScenarioContent, 'turns' | 'threshold'>; stoppedAfter: number | null },
): PlayedItem {
  const { threshold } = o.content;
  const score = scoreConversation(
    o.content,
    turns.flatMap((turn) => turn.expectations),
  );
  const worst = worstVerdict(turns.map((turn) => turn.verdict));
  const verdict = verdictByScore(worst, score, threshold);
  const broken = turns.find((turn) => turn.errorMessage !== null);
  const share = score && shareOf(score);
  const why = summaryOf(turns, worst, o.stoppedAfter);
  return {
    verdict,
    score: share,
    summary:
      threshold === null || share === null || worst === 'ERROR'
        ? why
        : withScore(why, scoreText(share, threshold)),
    errorReason: broken?.errorReason ?? null,
    errorMessage: broken?.errorMessage ?? null,
    turns,
    latencyMs: sum(turns.map((turn) => turn.latencyMs)),
    inputTokens: sum(turns.map((turn) => turn.inputTokens)),
    outputTokens: sum(turns.map((turn) => turn.outputTokens)),
    costMicroUsd: sum(turns.flatMap((turn) => [turn.costMicroUsd, ...judgingOf(turn)])),
  };
}

function withScore(why: string | null, score: string): string {
  return why === null ? `Score ${score}` : `Score ${score}. ${why}`;
}

function sum(values: readonly (number | null)[]): number | null {
  let total = 0;
  for (const value of values) {
    if (value === null) return null;
    total += value;
  }
  return values.length === 0 ? null : total;
}

/** What judging a reply cost, for each time a judge was asked. */
function judgingOf({ expectations }: PlayedTurn): (number | null)[] {
  return expectations.flatMap(({ judgeCostMicroUsd }) =>
    judgeCostMicroUsd === undefined ? [] : [judgeCostMicroUsd],
  );
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
