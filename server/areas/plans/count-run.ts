import type { Scope } from '#server/core/scope.ts';
import { planErrors } from './errors.ts';
import { askToMeasure } from './jobs.ts';
import { currentMonth, readPlan } from './read-plan.ts';
import { refuseOverStorage } from './storage.ts';

/**
 * Counts a run that is being started against the month’s runs. One statement compares and adds, so
 * that starts at the same moment together never pass the limit.
 * @throws {AppError} `plans.runsUsedUp`, `plans.storageUsedUp`
 */
export async function countRun(scope: Scope): Promise<void> {
  const { db, org } = scope;
  const { plan, limits } = await readPlan(db, org.id);
  const month = await currentMonth(db);
  const counted = await db.$queryRaw<{ runs: number }[]>`
    insert into org_usage as u (org_id, month, runs) values (${org.id}::uuid, ${month}::date, 1)
    on conflict (org_id, month) do update set runs = u.runs + 1
      where u.runs < ${limits.runsPerMonth}::int
    returning runs`;
  if (counted.length === 0) {
    throw planErrors.runsUsedUp({ plan, limit: limits.runsPerMonth, month });
  }
  await refuseOverStorage(scope, { plan, limit: limits.storageBytes });
  await askToMeasure(scope);
}

/**
 * Makes sure that there is room for what a run that is there already will store.
 * @throws {AppError} `plans.storageUsedUp`
 */
export async function checkStorage(scope: Scope): Promise<void> {
  const { plan, limits } = await readPlan(scope.db, scope.org.id);
  await refuseOverStorage(scope, { plan, limit: limits.storageBytes });
  await askToMeasure(scope);
}
