import type { Scope } from '#server/core/scope.ts';

/** What the runs of an organization may cost in the month it is now, and what of it is gone, in micro-USD. */
export type MonthBudget = {
  /** The first day of the month, UTC. */
  month: Date;
  /** Null: no limit. */
  budget: number | null;
  /** Known costs, estimates, and what lost workers held; of runs without a budget once they have ended. */
  spent: number;
  /** Held by runs under a budget for calls that have not ended. */
  reserved: number;
  /** What runs without a budget that still go on have cost so far, which is not in `spent` yet. */
  unmetered: number;
};

export async function readMonth({ db, org }: Scope): Promise<MonthBudget> {
  const [row] = await db.$queryRaw<MonthBudget[]>`
    select t.month, o.month_budget_micro_usd::float8 as budget,
      coalesce(m.spent_micro_usd, 0)::float8 as spent,
      coalesce(m.reserved_micro_usd, 0)::float8 as reserved,
      (select coalesce(sum(greatest(cost_micro_usd - booked_micro_usd, 0)), 0) from run
       where org_id = ${org.id}::uuid and status in ('RUNNING', 'CANCELLING') and not is_metered
      )::float8 as unmetered
    from organization o
    cross join (select date_trunc('month', clock_timestamp() at time zone 'utc')::date) as t (month)
    left join month_spending m on m.org_id = o.id and m.month = t.month
    where o.id = ${org.id}::uuid`;
  if (!row) throw new Error('The organization is gone.');
  return row;
}
