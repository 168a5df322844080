import { scenarioLabel } from '#server/areas/runs/schema.ts';
import type { RunItem, RunRow, RunTarget } from './run-shapes.ts';

/** One scenario of a run, or one row of its table: its conversations by column, each in the order of repeats. */
export interface MatrixRow {
  row: number;
  name: string;
  cells: readonly (readonly RunItem[])[];
}

/** A row as it is drawn: a cell for every target that is shown. */
export function matrixRow(row: RunRow, targets: readonly RunTarget[]): MatrixRow {
  return {
    row: row.row,
    name: scenarioLabel(row),
    cells: targets.map(({ position }) =>
      row.items
        .filter((item) => item.targetPosition === position)
        .sort((a, b) => a.repeat - b.repeat),
    ),
  };
}

/**
 * Rows by number with newer states of items put in. Rows and cells without a change stay the same
 * objects, so that only the others are drawn again; so do all of them when nothing of them changed.
 */
export function applyItems(
  rows: ReadonlyMap<number, MatrixRow>,
  changed: readonly RunItem[],
): ReadonlyMap<number, MatrixRow> {
  const newer = new Map(
    changed.filter(({ row }) => rows.has(row)).map((item) => [item.id, item] as const),
  );
  if (newer.size === 0) return rows;
  const next = new Map(rows);
  for (const number of new Set([...newer.values()].map(({ row }) => row))) {
    const row = rows.get(number);
    if (row) next.set(number, { ...row, cells: row.cells.map((cell) => withNewer(cell, newer)) });
  }
  return next;
}

function withNewer(cell: readonly RunItem[], newer: ReadonlyMap<string, RunItem>) {
  return cell.some(({ id }) => newer.has(id))
    ? cell.map((item) => newer.get(item.id) ?? item)
    : cell;
}
