import type { Scope } from '#server/core/scope.ts';
import { type Booked, type Books, bookReport, type Entry, type MonthSum } from './books.ts';
import type { SpendingAnswer, SpendingReport } from './purse.ts';

type Who = { runId: string; fence: number };
type MonthRow = MonthSum & { month: string; isNow: boolean };

/**
 * Books what the holder of a run spent, and gives it more to spend. The runs of an organization take turns
 * at its month until the transaction ends, so that together they never get more than there is.
 * @param o.isOver see `bookReport`
 */
export async function settleReport(
  scope: Scope,
  { runId, fence }: Who,
  { report, isOver = false }: { report: SpendingReport; isOver?: boolean },
): Promise<SpendingAnswer> {
  const books = await openBooks(scope, runId, report);
  const booked = bookReport(books, report, { fence, isOver });
  await writeEntries(scope, runId, booked.entries);
  await writeMonths(scope, booked.months);
  return { month: books.month, granted: booked.granted, usedUp: booked.usedUp };
}

async function openBooks(scope: Scope, runId: string, report: SpendingReport): Promise<Books> {
  const orgId = scope.org.id;
  const touched = report.tallies.map(({ month }) => month);
  let rows = await lockMonths(scope, touched);
  if (!rows.some(({ isNow }) => isNow)) {
    await scope.db.$executeRaw`
      insert into month_spending (month)
      values (date_trunc('month', clock_timestamp() at time zone 'utc')::date)
      on conflict do nothing`;
    rows = await lockMonths(scope, touched);
  }
  const now = rows.find(({ isNow }) => isNow);
  if (!now) throw new Error('The month is not on the books.');
  // Read once they are locked, so that nobody has changed them since.
  const [budgets] = await scope.db.$queryRaw<{ run: number | null; month: number | null }[]>`
    select r.budget_micro_usd::float8 as run, o.month_budget_micro_usd::float8 as month
    from organization o join run r on r.org_id = o.id and r.id = ${runId}::uuid
    where o.id = ${orgId}::uuid`;
  const entries = await scope.db.$queryRaw<Entry[]>`
    select fence, month::text, spent_micro_usd::float8 as spent,
      estimated_micro_usd::float8 as estimated, lost_micro_usd::float8 as lost,
      reserved_micro_usd::float8 as reserved, wanted_micro_usd::float8 as wanted
    from run_spending where org_id = ${orgId}::uuid and run_id = ${runId}::uuid`;
  return {
    month: now.month,
    runBudget: budgets?.run ?? null,
    monthBudget: budgets?.month ?? null,
    entries,
    months: new Map(rows.map(({ month, spent, reserved }) => [month, { spent, reserved }])),
  };
}

/** In their order, so that two runs never wait for each other. */
async function lockMonths(scope: Scope, touched: readonly string[]): Promise<MonthRow[]> {
  return await scope.db.$queryRaw<MonthRow[]>`
    select month::text, spent_micro_usd::float8 as spent, reserved_micro_usd::float8 as reserved,
      month = date_trunc('month', clock_timestamp() at time zone 'utc')::date as "isNow"
    from month_spending
    where org_id = ${scope.org.id}::uuid
      and month = any(${[...touched]}::date[]
        || date_trunc('month', clock_timestamp() at time zone 'utc')::date)
    order by month
    for update`;
}

async function writeEntries(
  scope: Scope,
  runId: string,
  entries: Booked['entries'],
): Promise<void> {
  if (entries.length === 0) return;
  await scope.db.$executeRaw`
    insert into run_spending (run_id, fence, month, spent_micro_usd, estimated_micro_usd,
      reserved_micro_usd, wanted_micro_usd)
    select ${runId}::uuid, fence, month, spent, estimated, reserved, wanted
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e (
      fence int, month date, spent bigint, estimated bigint, reserved bigint, wanted bigint
    )
    on conflict (org_id, run_id, fence, month) do update
      set spent_micro_usd = excluded.spent_micro_usd,
          estimated_micro_usd = excluded.estimated_micro_usd,
          reserved_micro_usd = excluded.reserved_micro_usd,
          wanted_micro_usd = excluded.wanted_micro_usd`;
}

async function writeMonths(scope: Scope, months: Booked['months']): Promise<void> {
  const rows = [...months].map(([month, sum]) => ({ month, ...sum }));
  if (rows.length === 0) return;
  await scope.db.$executeRaw`
    update month_spending m
    set spent_micro_usd = e.spent, reserved_micro_usd = e.reserved
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (
      month date, spent bigint, reserved bigint
    )
    where m.org_id = ${scope.org.id}::uuid and m.month = e.month`;
}
