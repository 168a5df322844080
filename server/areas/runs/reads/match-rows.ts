import { Prisma } from '#server/core/db/prisma.ts';
import type { Scope } from '#server/core/scope.ts';
import type { RowFilter, ShownVerdict } from '../schema.ts';
import { changedRows } from './changed-rows.ts';

/** What of a run decides how its rows are looked through. */
export type Matched = {
  id: string;
  number: number;
  suiteId: string | null;
  sourceRunId: string | null;
  repeats: number;
  itemCount: number;
  passCount: number;
  failCount: number;
  errorCount: number;
  uncheckedCount: number;
  rowCount: number;
  /** Conversations of a row. */
  width: number;
};

export type Wanted = { filter: RowFilter; from: number; limit: number };
export type Found = { rows: number[]; next: number | null };

/**
 * How much is looked at for one page where no index knows the answer: conversations, or rows where only
 * those are asked. What an index knows may lie further away.
 */
const mostItems = 10_000;
/** Where it is put together with what the scenarios say, all of it is read, not a page of it. */
const mostItemsTogether = 4_000;
const mostItemsChanged = 2_000;
const mostRows = 2_000;
const mostByIndex = 1_000_000;

/** What of a conversation `i` each of them wants. */
export const conditions: Record<ShownVerdict, Prisma.Sql> = {
  failed: Prisma.sql`i.verdict = 'FAIL'`,
  errored: Prisma.sql`i.verdict = 'ERROR'`,
  notPassed: Prisma.sql`i.verdict in ('FAIL', 'ERROR')`,
  passed: Prisma.sql`i.verdict = 'PASS'`,
  unchecked: Prisma.sql`i.verdict = 'UNCHECKED'`,
  waiting: Prisma.sql`i.verdict is null and i.status in ('PENDING', 'RUNNING')`,
};

/**
 * The first `limit` rows from `from` on with a conversation as the filter wants it. All that it says of
 * conversations means those of the target, where it names one.
 */
export async function matchRows(scope: Scope, run: Matched, wanted: Wanted): Promise<Found> {
  const { filter, from, limit } = wanted;
  const nothing = { rows: [], next: null };
  if (filter.verdict && countOf(run, filter.verdict) === 0) return nothing;
  if (filter.flaky && run.repeats === 1) return nothing;
  const until = Math.min(run.rowCount, from + rowsLookedAt(run, filter));
  const bounds = { runId: run.id, from, until };
  const sets = setsOf(scope, bounds, filter);
  const isMore = filter.changed || sets.length > 1;
  const read: number[][] = filter.changed
    ? [await changedRows(scope, run, { ...bounds, target: filter.target })]
    : [];
  for (const set of sets) {
    const found = await scope.db.$queryRaw<{ row: number }[]>`
      select m.row from (${set}) m order by m.row
      ${isMore ? Prisma.empty : Prisma.sql`limit ${limit + 1}::int`}`;
    read.push(found.map(({ row }) => row));
  }
  // Put together here: without statistics Postgres would compare each row of one with each of another.
  const found =
    read.length > 0 ? intersection(read) : range(from, Math.min(until, from + limit + 1));
  // One more than asked for tells where the next page begins.
  const next = found[limit] ?? (until < run.rowCount ? until : null);
  return { rows: found.slice(0, limit), next };
}

function setsOf(scope: Scope, bounds: Bounds, filter: RowFilter): Prisma.Sql[] {
  const { verdict, flaky, tag, locale, search } = filter;
  return [
    ...(verdict ? [conditionSet(scope, bounds, filter, conditions[verdict])] : []),
    ...(flaky ? [flakySet(scope, bounds, filter)] : []),
    ...(tag || locale || search ? [scenarioSet(scope, bounds, filter)] : []),
  ];
}

/** Rows that are in all of the lists, in order. */
function intersection([first = [], ...others]: number[][]): number[] {
  const sets = others.map((rows) => new Set(rows));
  return first.filter((row) => sets.every((set) => set.has(row))).sort((a, b) => a - b);
}

function range(from: number, until: number): number[] {
  return Array.from({ length: Math.max(0, until - from) }, (_, index) => from + index);
}

function countOf(run: Matched, verdict: ShownVerdict): number {
  const { passCount, failCount, errorCount, uncheckedCount } = run;
  const waiting = run.itemCount - passCount - failCount - errorCount - uncheckedCount;
  const notPassed = failCount + errorCount;
  return {
    failed: failCount,
    errored: errorCount,
    notPassed,
    passed: passCount,
    unchecked: uncheckedCount,
    waiting,
  }[verdict];
}

function rowsLookedAt({ width }: Matched, filter: RowFilter): number {
  const { verdict, flaky, changed, tag, locale, search } = filter;
  if (changed) return Math.max(1, Math.floor(mostItemsChanged / width));
  const isIndexed = verdict === 'failed' || verdict === 'errored' || verdict === 'notPassed';
  const ofItems = flaky || (verdict !== undefined && !isIndexed);
  const ofScenario = Boolean(tag || locale || search);
  if (ofItems) return Math.max(1, Math.floor((ofScenario ? mostItemsTogether : mostItems) / width));
  if (ofScenario) return mostRows;
  return mostByIndex;
}

type Bounds = { runId: string; from: number; until: number };

function itemsWithin({ org }: Scope, { runId, from, until }: Bounds, { target }: RowFilter) {
  const ofTarget =
    target === undefined ? Prisma.empty : Prisma.sql`and i.target_position = ${target}::int`;
  return Prisma.sql`i.org_id = ${org.id}::uuid and i.run_id = ${runId}::uuid
    and i.row >= ${from}::int and i.row < ${until}::int ${ofTarget}`;
}

/** Grouped in the order of the index, so that it ends with the page. */
function conditionSet(scope: Scope, bounds: Bounds, filter: RowFilter, condition: Prisma.Sql) {
  return Prisma.sql`
    select i.row from run_item i where ${itemsWithin(scope, bounds, filter)} and ${condition}
    group by i.row`;
}

function flakySet(scope: Scope, bounds: Bounds, filter: RowFilter): Prisma.Sql {
  return Prisma.sql`
    select distinct cell.row from (
      select i.row, i.target_position from run_item i where ${itemsWithin(scope, bounds, filter)}
      group by i.row, i.target_position having min(i.verdict) <> max(i.verdict)
    ) cell`;
}

function scenarioSet({ org }: Scope, { runId, from, until }: Bounds, filter: RowFilter) {
  const { tag, locale, search = '' } = filter;
  const pattern = `%${search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return Prisma.sql`
    select s.row from run_scenario s
    where s.org_id = ${org.id}::uuid and s.run_id = ${runId}::uuid
      and s.row >= ${from}::int and s.row < ${until}::int
      ${tag ? Prisma.sql`and s.tags @> array[${tag}]` : Prisma.empty}
      ${locale ? Prisma.sql`and s.locale = ${locale}` : Prisma.empty}
      ${search ? Prisma.sql`and concat_ws(' · ', s.name, s.data_row) ilike ${pattern}` : Prisma.empty}`;
}
