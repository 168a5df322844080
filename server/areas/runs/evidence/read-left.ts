import type { Scope } from '#server/core/scope.ts';
import type { WeighedItem } from './batches-of.ts';

export type LeftEvidence = { runIds: string[]; items: WeighedItem[] };

/**
 * Marked runs, at most `mostRuns`, of which something is still there, and those of their items that have
 * any of it. An item weighs as much as it has turns.
 */
export async function readLeft(scope: Scope, mostRuns: number): Promise<LeftEvidence> {
  const runs = await scope.db.run.findMany({
    where: { evidenceLeft: true },
    orderBy: { number: 'asc' },
    take: mostRuns,
    select: { id: true },
  });
  const runIds = runs.map(({ id }) => id);
  const items = await scope.db.$queryRaw<WeighedItem[]>`
    select id, greatest(1, turn_count) as weight from run_item i
    where org_id = ${scope.org.id}::uuid and run_id = any(${runIds}::uuid[])
      and (summary is not null or error_message is not null
        or exists (select from turn_result t where t.org_id = i.org_id and t.item_id = i.id))
    order by run_id, row, target_position, repeat`;
  return { runIds, items };
}
