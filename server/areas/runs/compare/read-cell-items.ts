import type { Verdict } from '#server/areas/scenarios/schema.ts';
import type { Scope } from '#server/core/scope.ts';
import type { ItemStatus } from '../schema.ts';

/** One conversation of a cell. */
export type CellItem = {
  id: string;
  repeat: number;
  status: ItemStatus;
  verdict: Verdict | null;
  summary: string | null;
  latencyMs: number | null;
};

export type CellPlace = { runId: string; row: number; position: number };

type ItemRow = CellItem & { nth: number };

/** The conversations of each of these cells, by repeats, in the order of the cells. */
export async function readCellItems(
  scope: Scope,
  places: readonly CellPlace[],
): Promise<CellItem[][]> {
  if (places.length === 0) return [];
  const rows = await scope.db.$queryRaw<ItemRow[]>`
    select (place.nth - 1)::int as nth, i.id, i.repeat, i.status, i.verdict, i.summary,
      i.latency_ms as "latencyMs"
    from unnest(${places.map(({ runId }) => runId)}::uuid[], ${places.map(({ row }) => row)}::int[],
        ${places.map(({ position }) => position)}::int[])
      with ordinality as place(run_id, row, position, nth)
    join run_item i on i.org_id = ${scope.org.id}::uuid and i.run_id = place.run_id
      and i.row = place.row and i.target_position = place.position
    order by place.nth, i.repeat`;
  const cells: CellItem[][] = places.map(() => []);
  for (const { nth, ...item } of rows) cells[nth]?.push(item);
  return cells;
}
