import type { Verdict } from '#server/areas/scenarios/schema.ts';
import type { JudgedExpectation } from '../expectation-view.ts';

/** An expectation with what a person said of it, which holds instead of the verdict. */
export type ComparedJudged = JudgedExpectation & {
  human?: { verdict: 'PASS' | 'FAIL'; note: string; by: string | null } | null;
};

export interface JudgedPair {
  base: ComparedJudged | null;
  run: ComparedJudged | null;
}

/** The verdict that holds; null where there is no expectation. */
export function heldVerdict(judged: ComparedJudged | null): Verdict | null {
  return judged && (judged.human?.verdict ?? judged.verdict);
}

/** The same expectation judged in both runs beside each other; one that was changed is another one. */
export function pairJudged(
  base: readonly ComparedJudged[],
  run: readonly ComparedJudged[],
): JudgedPair[] {
  const left = base.map((judged) => ({ judged, key: keyOf(judged) }));
  const pairs = run.map((judged): JudgedPair => {
    const at = left.findIndex(({ key }) => key === keyOf(judged));
    return { base: at < 0 ? null : (left.splice(at, 1)[0]?.judged ?? null), run: judged };
  });
  return [...pairs, ...left.map(({ judged }) => ({ base: judged, run: null }))];
}

/** Stored objects come back with their keys in any order. */
function keyOf({ spec }: ComparedJudged): string {
  return JSON.stringify(Object.entries(spec).sort(([a], [b]) => (a < b ? -1 : 1)));
}
