import type { CellCounts } from './outcome.ts';

/** The counts of a cell in both runs as the database writes them: `1,0,0,0,0|-`. */
export type Shape = { base: CellCounts | null; run: CellCounts | null };

/** Many cells have few shapes, so what a shape means is decided here and not in SQL. */
export function parseShape(text: string): Shape {
  const [base = '-', run = '-'] = text.split('|');
  return { base: parseSide(base), run: parseSide(run) };
}

function parseSide(text: string): CellCounts | null {
  if (text === '-') return null;
  const [passed = 0, failed = 0, errored = 0, unchecked = 0, unplayed = 0] = text
    .split(',')
    .map(Number);
  return { passed, failed, errored, unchecked, unplayed };
}
