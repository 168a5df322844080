import { Prisma } from '#server/core/db/prisma.ts';
import type { Scope } from '#server/core/scope.ts';
import type { TargetPair } from './pair-targets.ts';

/** The two runs whose cells are paired, and which of their columns belong together. */
export type Sides = {
  orgId: string;
  baseId: string;
  runId: string;
  pairs: readonly TargetPair[];
  /** Only what the run has is compared: it is a part of the baseline that was played again. */
  isPart: boolean;
};

/**
 * The table `cell`, for a statement to begin with: each cell of two runs once, paired by scenario, row of
 * its table and target. A scenario that is in a run twice is paired in order. `n` counts the pairs of
 * targets from 1; `shape` is a `Shape` as text.
 */
export function withCells({ orgId, baseId, runId, pairs, isPart }: Sides): Prisma.Sql {
  return Prisma.sql`
    with pair as (
      select n, base_position, run_position
      from unnest(${pairs.map(({ base }) => base)}::int[], ${pairs.map(({ run }) => run)}::int[])
        with ordinality as p(base_position, run_position, n)
    ),
    base_cell as (${sideCells(orgId, baseId, Prisma.sql`base_position`)}),
    run_cell as (${sideCells(orgId, runId, Prisma.sql`run_position`)}),
    cell as (
      select coalesce(r.n, b.n)::int as n, b.row as base_row, r.row as run_row,
        coalesce(r.row, b.row) as row, (r.row is null)::int as is_gone,
        coalesce(r.scenario_id, b.scenario_id) as scenario_id,
        coalesce(r.name, b.name) as name, coalesce(r.data_row, b.data_row) as data_row,
        coalesce(b.counts, '-') || '|' || coalesce(r.counts, '-') as shape
      from base_cell b ${isPart ? Prisma.sql`right` : Prisma.sql`full`} join run_cell r
        on r.scenario_id = b.scenario_id and r.data_key = b.data_key and r.nth = b.nth and r.n = b.n
    )`;
}

function sideCells(orgId: string, runId: string, position: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select pair.n, sums.row, sums.counts, s.scenario_id, s.data_key, s.nth, s.name, s.data_row
    from (
      select row, target_position, concat_ws(',',
        count(*) filter (where verdict = 'PASS'), count(*) filter (where verdict = 'FAIL'),
        count(*) filter (where verdict = 'ERROR'), count(*) filter (where verdict = 'UNCHECKED'),
        count(*) filter (where verdict is null)) as counts
      from run_item where org_id = ${orgId}::uuid and run_id = ${runId}::uuid
      group by row, target_position
    ) sums
    join (
      select row, scenario_id, name, data_row, coalesce('=' || data_row, '') as data_key,
        row_number() over (partition by scenario_id, data_row order by row) as nth
      from run_scenario where org_id = ${orgId}::uuid and run_id = ${runId}::uuid
    ) s on s.row = sums.row
    join pair on pair.${position} = sums.target_position`;
}

/**
 * Reads cells without nested loops. Runs come and go faster than Postgres takes statistics: without any it
 * thinks that there is one row on either side, and compares each with each.
 */
export async function readingCells<T>({ db }: Scope, read: () => Promise<T>): Promise<T> {
  await db.$queryRaw`select set_config('enable_nestloop', 'off', true)`;
  const found = await read();
  await db.$queryRaw`select set_config('enable_nestloop', 'on', true)`;
  return found;
}
