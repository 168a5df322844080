import type { z } from 'zod';
import { Prisma } from '#server/core/db/prisma.ts';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import { conditions, matchRows } from '../reads/match-rows.ts';
import { readMatched } from '../reads/read-matched.ts';
import type { RowFilter, WhichItems } from '../schema.ts';

/**
 * The conversations of a run that are meant, in the order of play.
 * @throws runs.nothingToPlay when there are none, runs.itemNotFound for one that is not of the run
 */
export async function chooseItems(
  scope: Scope,
  { runId, which }: { runId: string; which: z.output<typeof WhichItems> },
): Promise<string[]> {
  const ids = await readItems(scope, runId, await conditionOf(scope, runId, which));
  if (typeof which === 'object' && 'itemIds' in which && ids.length < new Set(which.itemIds).size) {
    throw runErrors.itemNotFound();
  }
  if (ids.length === 0) throw runErrors.nothingToPlay();
  return ids;
}

async function conditionOf(
  scope: Scope,
  runId: string,
  which: z.output<typeof WhichItems>,
): Promise<Prisma.Sql> {
  if (which === 'errored' || which === 'failed' || which === 'notPassed') return conditions[which];
  if (which === 'notPlayed') return Prisma.sql`i.status = 'CANCELLED'`;
  if (which === 'all') return Prisma.sql`true`;
  if ('itemIds' in which) return Prisma.sql`i.id = any(${which.itemIds}::uuid[])`;
  const { verdict, target } = which.filter;
  const rows = await rowsOf(scope, runId, which.filter);
  return Prisma.sql`i.row = any(${rows}::int[])
    ${verdict ? Prisma.sql`and ${conditions[verdict]}` : Prisma.empty}
    ${target === undefined ? Prisma.empty : Prisma.sql`and i.target_position = ${target}::int`}`;
}

async function readItems(
  { db, org }: Scope,
  runId: string,
  condition: Prisma.Sql,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select i.id from run_item i
    where i.org_id = ${org.id}::uuid and i.run_id = ${runId}::uuid and ${condition}
    order by i.row, i.target_position, i.repeat`;
  return rows.map(({ id }) => id);
}

/** All rows that a filter lets through. */
async function rowsOf(scope: Scope, runId: string, filter: RowFilter): Promise<number[]> {
  const run = await readMatched(scope, runId);
  const rows: number[] = [];
  let from: number | null = 0;
  while (from !== null) {
    const page = await matchRows(scope, run, { filter, from, limit: pageOfRows });
    rows.push(...page.rows);
    from = page.next;
  }
  return rows;
}

const pageOfRows = 2_000;
