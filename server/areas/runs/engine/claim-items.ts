import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import type { Scope } from '#server/core/scope.ts';

/** The next conversations of one target: `count` of those after `row` and `repeat`, in the order of play. */
export type Claim = { position: number; count: number; row: number; repeat: number };

export type ClaimedItem = {
  id: string;
  row: number;
  targetPosition: number;
  repeat: number;
  /** How often it was made to be played again. */
  replays: number;
};

export type Claimed = {
  /** In the order of play. */
  items: ClaimedItem[];
  /** The scenarios of their rows, filled in as they are played; those aside that are known. */
  contents: Map<number, ScenarioContent>;
};

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
  const items = await markItems(scope, runId, o.claims);
  const rows = new Set(items.map(({ row }) => row).filter((row) => !o.knownRows.has(row)));
  return { items, contents: await readContents(scope, runId, [...rows]) };
}

async function markItems(
  scope: Scope,
  runId: string,
  claims: readonly Claim[],
): Promise<ClaimedItem[]> {
  const column = (name: keyof Claim) => claims.map((claim) => claim[name]);
  const items = await scope.db.$queryRaw<ClaimedItem[]>`
    update run_item
    set status = 'RUNNING', attempt = attempt + 1,
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
    returning id, row, target_position as "targetPosition", repeat, replays`;
  return items.sort((a, b) => a.row - b.row || a.repeat - b.repeat);
}

async function readContents(
  scope: Scope,
  runId: string,
  rows: number[],
): Promise<Map<number, ScenarioContent>> {
  if (rows.length === 0) return new Map();
  // In their order, so that they are found by their key and no other index.
  const found = await scope.db.$queryRaw<{ row: number; content: unknown }[]>`
    select row, content from run_scenario
    where org_id = ${scope.org.id}::uuid and run_id = ${runId}::uuid
      and row >= ${Math.min(...rows)}::int and row = any(${rows}::int[])
    order by row`;
  return new Map(found.map(({ row, content }) => [row, ScenarioContent.parse(content)]));
}
