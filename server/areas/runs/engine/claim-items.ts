import type { Scope } from '#server/core/scope.ts';

/** The next conversations of one target: `count` of those after `row` and `repeat`, in the order of play. */
export type Claim = { position: number; count: number; row: number; repeat: number };

export type ClaimedItem = { id: string; row: number; targetPosition: number; repeat: number };

/** Marks conversations of a held run as begun. In the order of play. */
export async function claimItems(
  scope: Scope,
  runId: string,
  { claims, seq }: { claims: readonly Claim[]; seq: number },
): Promise<ClaimedItem[]> {
  if (claims.length === 0) return [];
  const column = (name: keyof Claim) => claims.map((claim) => claim[name]);
  const claimed = await scope.db.$queryRaw<ClaimedItem[]>`
    update run_item
    set status = 'RUNNING', attempt = attempt + 1, seq = ${seq},
        started_at = coalesce(started_at, clock_timestamp())
    where org_id = ${scope.org.id}::uuid and id = any(array(
      select chosen.id
      from unnest(${column('position')}::int[], ${column('count')}::int[], ${column('row')}::int[],
        ${column('repeat')}::int[]) as want (position, count, row, repeat)
      cross join lateral (
        select i.id from run_item i
        where i.org_id = ${scope.org.id}::uuid and i.run_id = ${runId}::uuid
          and i.row >= want.row and (i.row, i.repeat) > (want.row, want.repeat)
          and i.target_position = want.position and i.status = 'PENDING'
        order by i.row, i.repeat
        limit want.count
      ) chosen
    ))
    returning id, row, target_position as "targetPosition", repeat`;
  return claimed.sort((a, b) => a.row - b.row || a.repeat - b.repeat);
}
