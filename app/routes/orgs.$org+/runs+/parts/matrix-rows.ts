import type { VerdictCounts } from '#app/ui/verdict-bar.tsx';
import { scenarioLabel } from '#server/areas/runs/schema.ts';
import type { RunItem, RunScenario, RunTarget } from './run-shapes.ts';

/** One scenario of a run, or one row of its table: its conversations by target position, each in the order of repeats. */
export interface MatrixRow {
  row: number;
  name: string;
  cells: readonly (readonly RunItem[])[];
}

/** The items of a run as rows of scenarios and columns of targets. */
export function buildMatrix(
  run: { scenarios: readonly RunScenario[]; targets: readonly RunTarget[] },
  items: readonly RunItem[],
): MatrixRow[] {
  const byRow = new Map<number, RunItem[]>();
  for (const item of items) byRow.set(item.row, [...(byRow.get(item.row) ?? []), item]);
  return run.scenarios.map(({ row, ...scenario }) => ({
    row,
    name: scenarioLabel(scenario),
    cells: run.targets.map(({ position }) =>
      (byRow.get(row) ?? [])
        .filter((item) => item.targetPosition === position)
        .sort((a, b) => a.repeat - b.repeat),
    ),
  }));
}

/**
 * The rows with newer states of items put in. Rows and cells without a change stay the same
 * objects, so that only the others are drawn again.
 */
export function applyItems(rows: readonly MatrixRow[], changed: readonly RunItem[]): MatrixRow[] {
  const newer = new Map(changed.map((item) => [item.id, item]));
  const touched = new Set(changed.map((item) => item.row));
  return rows.map((row) =>
    touched.has(row.row)
      ? {
          ...row,
          cells: row.cells.map((cell) =>
            cell.some((item) => newer.has(item.id))
              ? cell.map((item) => newer.get(item.id) ?? item)
              : cell,
          ),
        }
      : row,
  );
}

/** All items of the rows, in the order they stand. */
export function itemsOf(rows: readonly MatrixRow[]): RunItem[] {
  return rows.flatMap((row) => row.cells.flat());
}

/** What the done conversations of a target came to. */
export function countTarget(rows: readonly MatrixRow[], column: number): VerdictCounts {
  const counts: VerdictCounts = { PASS: 0, FAIL: 0, ERROR: 0, UNCHECKED: 0 };
  for (const row of rows) {
    for (const { verdict } of row.cells[column] ?? []) if (verdict) counts[verdict] += 1;
  }
  return counts;
}
