import { itemsOf, type RunPlan } from '../plan-run.ts';

/** One conversation, named so that it is found in another run. */
export type CellName = {
  scenarioId: string;
  /** The row of its scenario's table; null where it has none. */
  dataRow: string | null;
  targetId: string;
  repeat: number;
};

/** What of a plan is among `cells`; rows and targets nothing is left of are left out, the others move up. */
export function pickCells(plan: RunPlan, cells: readonly CellName[]): RunPlan {
  const wanted = new Set(cells.map(keyOf));
  const rows = new Map(plan.scenarios.map((scenario) => [scenario.row, scenario]));
  const targets = new Map(plan.targets.map((one) => [one.position, one]));
  const items = itemsOf(plan).filter(({ row, targetPosition, repeat }) => {
    const scenario = rows.get(row);
    const targetId = targets.get(targetPosition)?.target.targetId;
    if (!scenario || targetId === undefined) return false;
    const { scenarioId, dataRow } = scenario;
    return wanted.has(keyOf({ scenarioId, dataRow, targetId, repeat }));
  });
  const rowAfter = placesOf(items.map(({ row }) => row));
  const positionAfter = placesOf(items.map(({ targetPosition }) => targetPosition));
  return {
    ...plan,
    scenarios: plan.scenarios.flatMap((scenario) => {
      const row = rowAfter.get(scenario.row);
      return row === undefined ? [] : [{ ...scenario, row }];
    }),
    targets: plan.targets.flatMap((target) => {
      const position = positionAfter.get(target.position);
      return position === undefined ? [] : [{ ...target, position }];
    }),
    itemCount: items.length,
    items: items.map((item) => ({
      ...item,
      row: rowAfter.get(item.row) ?? item.row,
      targetPosition: positionAfter.get(item.targetPosition) ?? item.targetPosition,
    })),
  };
}

/** Numbers that are in use, in their order, from 0 without gaps. */
function placesOf(used: readonly number[]): Map<number, number> {
  const sorted = [...new Set(used)].sort((a, b) => a - b);
  return new Map(sorted.map((old, place) => [old, place]));
}

function keyOf({ scenarioId, dataRow, targetId, repeat }: CellName): string {
  return JSON.stringify([scenarioId, dataRow, targetId, repeat]);
}
