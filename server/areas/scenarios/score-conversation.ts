import type { ExpectationSpec, ScenarioContent, Verdict } from './schema.ts';

/** Weights, in hundredths. */
export type Score = { passed: number; total: number };

/**
 * How much of what a scenario expects was met: the weight that passed and the weight of all it has,
 * those never reached included. Null where it expects nothing.
 */
export function scoreConversation(
  { turns }: Pick<ScenarioContent, 'turns'>,
  results: readonly { spec: ExpectationSpec; verdict: Verdict }[],
): Score | null {
  const specs = turns.flatMap((turn) => (turn.kind === 'EXPECT' ? turn.expectations : []));
  if (specs.length === 0) return null;
  const met = results.flatMap(({ spec, verdict }) => (verdict === 'PASS' ? [spec] : []));
  return { passed: weightOf(met), total: weightOf(specs) };
}

/** Whole hundredths, so that sums are exact. */
function weightOf(specs: readonly ExpectationSpec[]): number {
  return specs.reduce((sum, { weight = 1 }) => sum + Math.round(weight * 100), 0);
}

/** Whether a score reaches a threshold, which has at most four decimals. */
export function reaches({ passed, total }: Score, threshold: number): boolean {
  return passed * 10_000 >= Math.round(threshold * 10_000) * total;
}

/** The share that passed, 0 to 1. */
export function shareOf({ passed, total }: Score): number {
  return passed / total;
}

/**
 * The verdict of a conversation from the worst of its parts: where a scenario has a threshold, its score
 * decides between PASS and FAIL. An error stays one, and what was not checked is not passed.
 */
export function verdictByScore(
  worst: Verdict,
  score: Score | null,
  threshold: number | null,
): Verdict {
  if (threshold === null || score === null || worst === 'ERROR') return worst;
  return reaches(score, threshold) ? 'PASS' : 'FAIL';
}
