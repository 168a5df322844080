import type { Transaction } from '#server/core/db/prisma.ts';
import type { PlanName } from '#server/core/retention.ts';
import { type Limits, limitsOf } from './limits.ts';
import { Plan } from './schema.ts';

/** The plan of an organization and what it allows at this moment. */
export async function readPlan(
  db: Transaction,
  orgId: string,
): Promise<{ plan: PlanName; limits: Limits }> {
  const row = await db.orgPlan.findUnique({ where: { orgId }, select: { plan: true } });
  const plan = row ? Plan.parse(row.plan) : 'TRIAL';
  return { plan, limits: limitsOf(plan) };
}

/** The first day of the month (UTC) by the database’s clock, as usage is counted. */
export async function currentMonth(db: Transaction): Promise<Date> {
  const [row] = await db.$queryRaw<{ month: Date }[]>`
    select date_trunc('month', clock_timestamp() at time zone 'utc')::date as month`;
  if (!row) throw new Error('The database did not tell the month.');
  return row.month;
}
