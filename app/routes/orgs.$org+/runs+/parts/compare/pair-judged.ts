import type { JudgedExpectation } from '../expectation-view.ts';

export interface JudgedPair {
  base: JudgedExpectation | null;
  run: JudgedExpectation | null;
}

/** The same expectation judged in both runs beside each other; one that was changed is another one. */
export function pairJudged(
  base: readonly JudgedExpectation[],
  run: readonly JudgedExpectation[],
): JudgedPair[] {
  const left = base.map((judged) => ({ judged, key: keyOf(judged) }));
  const pairs = run.map((judged): JudgedPair => {
    const at = left.findIndex(({ key }) => key === keyOf(judged));
    return { base: at < 0 ? null : (left.splice(at, 1)[0]?.judged ?? null), run: judged };
  });
  return [...pairs, ...left.map(({ judged }) => ({ base: judged, run: null }))];
}

/** Stored objects come back with their keys in any order. */
function keyOf({ spec }: JudgedExpectation): string {
  return JSON.stringify(Object.entries(spec).sort(([a], [b]) => (a < b ? -1 : 1)));
}
