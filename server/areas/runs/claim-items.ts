import { readPlan } from '#server/areas/plans/index.ts';
import type { Scope } from '#server/core/scope.ts';
import { nextSeq } from './next-seq.ts';

/** How often an item is begun before it is given up. */
export const maxItemAttempts = 3;

export type ClaimedItem = {
  id: string;
  row: number;
  targetPosition: number;
  /** Grows with each claim; what is written under an older one is dropped. */
  fence: number;
};

/**
 * Takes up to `capacity` items of a locked run that nobody plays: new ones, and those whose lease ran
 * out. A target's concurrency and how much the plan plays at once hold across all runs and workers of
 * the organization.
 */
export async function claimItems(
  scope: Scope,
  runId: string,
  { capacity, leaseMs }: { capacity: number; leaseMs: number },
): Promise<ClaimedItem[]> {
  if (capacity === 0) return [];
  // Claims of one organization take turns, or two of them would count the same free places.
  await scope.db.$queryRaw`
    select pg_advisory_xact_lock(hashtextextended(${`runs.claim:${scope.org.id}`}, 0))::text`;
  const { limits } = await readPlan(scope.db, scope.org.id);
  const ids = await chooseItems(scope, runId, { capacity, mostAtOnce: limits.concurrentItems });
  if (ids.length === 0) return [];
  const seq = await nextSeq(scope, runId);
  return await scope.db.$queryRaw<ClaimedItem[]>`
    update run_item
    set status = 'RUNNING', fence = fence + 1, attempt = attempt + 1, seq = ${seq},
        lease_until = clock_timestamp() + ${leaseMs}::int * interval '1 millisecond',
        started_at = coalesce(started_at, clock_timestamp())
    where org_id = ${scope.org.id}::uuid and id = any(${ids}::uuid[])
    returning id, row, target_position as "targetPosition", fence`;
}

async function chooseItems(
  scope: Scope,
  runId: string,
  { capacity, mostAtOnce }: { capacity: number; mostAtOnce: number },
): Promise<string[]> {
  const orgId = scope.org.id;
  const rows = await scope.db.$queryRaw<{ id: string }[]>`
    with busy as (
      select t.target_id, count(*)::int as count
      from run_item i
      join run_target t
        on t.org_id = i.org_id and t.run_id = i.run_id and t.position = i.target_position
      where i.org_id = ${orgId}::uuid and i.status = 'RUNNING'
        and i.lease_until > clock_timestamp()
      group by t.target_id
    ), room as (
      select t.position, greatest(0, t.concurrency - coalesce(busy.count, 0)) as free
      from run_target t left join busy on busy.target_id = t.target_id
      where t.org_id = ${orgId}::uuid and t.run_id = ${runId}::uuid
    )
    select chosen.id
    from room cross join lateral (
      select i.id, i.row, i.repeat from run_item i
      where i.org_id = ${orgId}::uuid and i.run_id = ${runId}::uuid
        and i.target_position = room.position
        and (i.status = 'PENDING'
          or (i.status = 'RUNNING' and i.lease_until <= clock_timestamp()))
        and i.attempt < ${maxItemAttempts}
      order by i.row, i.repeat
      limit room.free
      for update skip locked
    ) chosen
    order by chosen.row, chosen.repeat
    limit least(
      ${capacity}::int,
      greatest(0, ${mostAtOnce}::int - (select coalesce(sum(count), 0)::int from busy))
    )`;
  return rows.map(({ id }) => id);
}
