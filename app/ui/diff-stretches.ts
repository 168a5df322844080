import type { DiffRow } from './diff-rows.ts';

/** Rows that are shown or folded together; `from` is the index of the first. */
export type DiffStretch = { from: number; isFolded: boolean; rows: DiffRow[] };

/** Lines around a change that are shown. */
const around = 3;

/** Cuts a diff into stretches: unchanged lines far from a change are folded, unless they are very few. */
export function diffStretches(rows: readonly DiffRow[]): DiffStretch[] {
  const isNear = nearChanges(rows);
  const stretches: DiffStretch[] = [];
  for (const [index, row] of rows.entries()) {
    const isFolded = !isNear[index];
    const last = stretches.at(-1);
    if (last && last.isFolded === isFolded) last.rows.push(row);
    else stretches.push({ from: index, isFolded, rows: [row] });
  }
  // A fold of one or two lines hides less than it takes.
  return stretches.map((one) => ({ ...one, isFolded: one.isFolded && one.rows.length > 2 }));
}

function nearChanges(rows: readonly DiffRow[]): boolean[] {
  const near = rows.map(() => false);
  for (const [index, row] of rows.entries()) {
    if (row.kind === 'same') continue;
    near.fill(true, Math.max(0, index - around), index + around + 1);
  }
  return near;
}
