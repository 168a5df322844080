import type { RunItem, RunRow, RunTarget } from '../run-shapes.ts';

/** A conversation that waits; its id says where it is. */
export function item(
  row: number,
  targetPosition: number,
  repeat: number,
  more: Partial<RunItem> = {},
): RunItem {
  return {
    id: `${row}-${targetPosition}-${repeat}`,
    row,
    targetPosition,
    repeat,
    status: 'PENDING',
    verdict: null,
    summary: null,
    latencyMs: null,
    ...more,
  };
}

export function rowOf(row: number, items: RunItem[] = [item(row, 0, 1)]): RunRow {
  return { row, name: `Scenario ${row}`, scenarioId: `s${row}`, version: 1, dataRow: null, items };
}

export function targets(count: number): RunTarget[] {
  return Array.from({ length: count }, (_, position) => ({
    position,
    targetId: `t${position}`,
    name: `Target ${position}`,
    kind: 'DEMO' as const,
    promptName: null,
    promptVersion: null,
  }));
}
