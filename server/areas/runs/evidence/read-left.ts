import type { Scope } from '#server/core/scope.ts';
import { batchesOf, type WeighedItem } from './batches-of.ts';

export type LeftEvidence = { runIds: string[]; items: WeighedItem[] };

/**
 * Marked runs of which something is still there, and those of their items that have any of it; at most
 * `most.runs` with `most.items` together, but one at least. An item weighs as much as it has turns.
 */
export async function readLeft(
  scope: Scope,
  most: { runs: number; items: number },
): Promise<LeftEvidence> {
  const runs = await scope.db.run.findMany({
    where: { evidenceLeft: true },
    orderBy: { number: 'asc' },
    take: most.runs,
    select: { id: true, itemCount: true },
  });
  const weighed = runs.map(({ id, itemCount }) => ({ id, weight: itemCount }));
  const [runIds = []] = batchesOf(weighed, most.items);
  const items = await scope.db.$queryRaw<WeighedItem[]>`
    select id, greatest(1, turn_count) as weight from run_item i
    where org_id = ${scope.org.id}::uuid and run_id = any(${runIds}::uuid[])
      and (summary is not null or error_message is not null
        or exists (select from turn_result t where t.org_id = i.org_id and t.item_id = i.id)
        or exists (
          select from earlier_result e
          where e.org_id = i.org_id and e.item_id = i.id and e.turns <> '[]'
        ))
    order by run_id, row, target_position, repeat`;
  return { runIds, items };
}
