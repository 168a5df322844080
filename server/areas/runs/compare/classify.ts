import { type CellCounts, outcomeOf, shareOf } from './outcome.ts';

/** What became of a cell from the baseline to the run, the worst first. */
export const cellClasses = [
  'regressed',
  'stillFailing',
  'fixed',
  'new',
  'removed',
  'unchanged',
] as const;
export type CellClass = (typeof cellClasses)[number];

/**
 * Names what became of a cell. It passes when every repeat that was played passed; an error is not a pass,
 * and neither is what was not checked:
 *
 * - `regressed` passed in the baseline and does not now; also when nothing is checked any more.
 * - `stillFailing` did not pass and does not now.
 * - `fixed` failed or ended in an error, and passes now.
 * - `new` has a result now and no verdict to compare it with: the baseline does not have it, did not play
 *   it, or checked nothing.
 * - `removed` has a result in the baseline alone: the run does not have it, or did not play it.
 * - `unchanged` passes as before, is unchecked as before, or was played by neither.
 */
export function classify(base: CellCounts | null, run: CellCounts | null): CellClass {
  const before = outcomeOf(base);
  const after = outcomeOf(run);
  if (before === after && (after === null || after === 'PASS' || after === 'UNCHECKED')) {
    return 'unchanged';
  }
  if (after === null) return 'removed';
  if (before === null || before === 'UNCHECKED') return 'new';
  if (before === 'PASS') return 'regressed';
  return after === 'PASS' ? 'fixed' : 'stillFailing';
}

/** Whether more of the repeats pass than before: −1 for fewer, 0 for as many, 1 for more. */
export function trendOf(base: CellCounts | null, run: CellCounts | null): -1 | 0 | 1 {
  if (outcomeOf(base) === null || outcomeOf(run) === null) return 0;
  const change = shareOf(run) - shareOf(base);
  return change < 0 ? -1 : change > 0 ? 1 : 0;
}

/** The place of a cell in a list that shows the worst first: by class, then what got worse inside it. */
export function rankOf(base: CellCounts | null, run: CellCounts | null): number {
  return cellClasses.indexOf(classify(base, run)) * 3 + trendOf(base, run) + 1;
}
