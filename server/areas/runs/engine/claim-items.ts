import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import type { Scope } from '#server/core/scope.ts';

/** The next conversations of one target: `count` of those after `row` and `repeat`, in the order of play. */
export type Claim = { position: number; count: number; row: number; repeat: number };

export type ClaimedItem = { id: string; row: number; targetPosition: number; repeat: number };

export type Claimed = {
  /** In the order of play. */
  items: ClaimedItem[];
  /** The scenarios of their rows, filled in as they are played; those aside that are known. */
  contents: Map<number, ScenarioContent>;
};

type Row = ClaimedItem & { content: unknown };

/**
 * Marks conversations of a held run as begun, and reads what they play. What is marked is in no index, so
 * that a mark costs next to nothing.
 */
export async function claimItems(
  scope: Scope,
  runId: string,
  o: { claims: readonly Claim[]; knownRows: ReadonlySet<number> },
): Promise<Claimed> {
  if (o.claims.length === 0) return { items: [], contents: new Map() };
  const column = (name: keyof Claim) => o.claims.map((claim) => claim[name]);
  const rows = await scope.db.$queryRaw<Row[]>`
    with claimed as (
      update run_item
      set status = 'RUNNING', attempt = attempt + 1,
          started_at = coalesce(started_at, clock_timestamp())
      where org_id = ${scope.org.id}::uuid and id = any(array(
        select chosen.id
        from unnest(${column('position')}::int[], ${column('count')}::int[],
          ${column('row')}::int[], ${column('repeat')}::int[]) as want (position, count, row, repeat)
        cross join lateral (
          select i.id from run_item i
          where i.org_id = ${scope.org.id}::uuid and i.run_id = ${runId}::uuid
            and i.row >= want.row and (i.row, i.repeat) > (want.row, want.repeat)
            and i.target_position = want.position and i.status = 'PENDING'
          order by i.row, i.repeat
          limit want.count
        ) chosen
      ))
      returning id, row, target_position as "targetPosition", repeat
    )
    select c.*, case when not c.row = any(${[...o.knownRows]}::int[])
        and row_number() over (partition by c.row) = 1
      then (select s.content from run_scenario s
        where s.org_id = ${scope.org.id}::uuid and s.run_id = ${runId}::uuid and s.row = c.row) end as content
    from claimed c`;
  const contents = new Map<number, ScenarioContent>();
  const items = rows.map(({ content, ...item }) => {
    if (content !== null) contents.set(item.row, ScenarioContent.parse(content));
    return item;
  });
  return { items: items.sort((a, b) => a.row - b.row || a.repeat - b.repeat), contents };
}
