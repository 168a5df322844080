import type { MatrixRow } from './matrix-rows.ts';

export const shownVerdicts = ['FAIL', 'ERROR'] as const;
/** Which rows to show: with a failure, with an error, or all. */
export type ShownVerdict = (typeof shownVerdicts)[number] | null;

/** Rows that hold such a verdict and whose name holds the text; letter case does not matter. */
export function filterRows(
  rows: readonly MatrixRow[],
  { verdict, text }: { verdict: ShownVerdict; text: string },
): readonly MatrixRow[] {
  const wanted = text.trim().toLocaleLowerCase();
  if (!wanted && !verdict) return rows;
  return rows.filter(
    (row) =>
      (!wanted || row.name.toLocaleLowerCase().includes(wanted)) &&
      (!verdict || row.cells.some((cell) => cell.some((item) => item.verdict === verdict))),
  );
}
