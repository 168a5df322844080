import { databaseNow } from '#server/core/clock.ts';
import type { PlanName } from '#server/core/retention.ts';
import type { Scope } from '#server/core/scope.ts';
import { planErrors } from './errors.ts';
import { currentMonth } from './read-plan.ts';

/** A measurement this old is made anew before anything is refused because of it. */
const freshMs = 60_000;

export type Measurement = { bytes: number; measuredAt: Date };

/** The newest measurement of what an organization stores; null before the first one. */
export async function lastMeasured({ db }: Scope): Promise<Measurement | null> {
  const row = await db.orgUsage.findFirst({
    where: { measuredAt: { not: null } },
    orderBy: { measuredAt: 'desc' },
    select: { storageBytes: true, measuredAt: true },
  });
  if (!row?.measuredAt || row.storageBytes === null) return null;
  return { bytes: Number(row.storageBytes), measuredAt: row.measuredAt };
}

/** Adds up what the results of an organization’s runs take up, and keeps the sum. */
export async function measureStorage(scope: Scope): Promise<number> {
  const { db, org } = scope;
  const month = await currentMonth(db);
  const [row] = await db.$queryRaw<{ bytes: bigint }[]>`
    select (
      (select coalesce(sum(pg_column_size(r.*)), 0) from run r where org_id = ${org.id}::uuid)
      + (select coalesce(sum(pg_column_size(t.*)), 0) from run_target t where org_id = ${org.id}::uuid)
      + (select coalesce(sum(pg_column_size(s.*)), 0) from run_scenario s where org_id = ${org.id}::uuid)
      + (select coalesce(sum(pg_column_size(i.*)), 0) from run_item i where org_id = ${org.id}::uuid)
      + (select coalesce(sum(pg_column_size(t.*)), 0) from turn_result t where org_id = ${org.id}::uuid)
      + (select coalesce(sum(pg_column_size(e.*)), 0) from earlier_result e where org_id = ${org.id}::uuid)
    )::bigint as bytes`;
  const bytes = row?.bytes ?? 0n;
  await db.$executeRaw`
    insert into org_usage (org_id, month, storage_bytes, measured_at)
    values (${org.id}::uuid, ${month}::date, ${bytes}::bigint, clock_timestamp())
    on conflict (org_id, month) do update
      set storage_bytes = excluded.storage_bytes, measured_at = excluded.measured_at`;
  return Number(bytes);
}

/** Refuses what would store more when the limit is reached by a fresh measurement. */
export async function refuseOverStorage(
  scope: Scope,
  { plan, limit }: { plan: PlanName; limit: number },
): Promise<void> {
  const last = await lastMeasured(scope);
  if (!last || last.bytes < limit) return;
  const age = (await databaseNow(scope.db)).getTime() - last.measuredAt.getTime();
  const used = age < freshMs ? last.bytes : await measureStorage(scope);
  if (used >= limit) throw planErrors.storageUsedUp({ plan, limit, used });
}
