import type { Scope } from '#server/core/scope.ts';
import { type Standing, standing } from './limits.ts';
import { readMonth } from './read-month.ts';
import { currentMonth, readPlan } from './read-plan.ts';
import { readRetention } from './read-retention.ts';
import { lastMeasured } from './storage.ts';

export type Amount = { used: number; limit: number; standing: Standing };

const amount = (used: number, limit: number): Amount => ({
  used,
  limit,
  standing: standing(used, limit),
});

/** What an organization may use and has used, with its last twelve months, newest first. */
export async function getUsage(scope: Scope) {
  const { db, org } = scope;
  const { plan, limits } = await readPlan(db, org.id);
  const month = await currentMonth(db);
  const [counts] = await db.$queryRaw<{ members: number; invited: number; playing: number }[]>`
    select
      (select count(*)::int from member where org_id = ${org.id}::uuid) as members,
      (select count(*)::int from invitation
       where org_id = ${org.id}::uuid and accepted_at is null and revoked_at is null
         and expires_at > clock_timestamp()) as invited,
      (select coalesce(sum(t.permits), 0)::int
       from run r join run_target t on t.org_id = r.org_id and t.run_id = r.id
       where r.org_id = ${org.id}::uuid and r.status = 'RUNNING'
         and r.lease_until > clock_timestamp()) as playing`;
  const months = await db.orgUsage.findMany({
    orderBy: { month: 'desc' },
    take: 12,
    select: { month: true, runs: true, storageBytes: true },
  });
  const runs = months.find((one) => one.month.getTime() === month.getTime())?.runs ?? 0;
  const measured = await lastMeasured(scope);
  const { month: _, ...money } = await readMonth(scope);
  const { members = 0, invited = 0, playing = 0 } = counts ?? {};
  return {
    plan,
    month,
    retentionDays: limits.retentionDays,
    results: await readRetention(scope, limits.retentionDays),
    invited,
    members: amount(members + invited, limits.members),
    runs: amount(runs, limits.runsPerMonth),
    concurrentItems: amount(playing, limits.concurrentItems),
    storage: amount(measured?.bytes ?? 0, limits.storageBytes),
    /** What runs may cost and have cost this month, in micro-USD; `standing` is `ok` without a limit. */
    money: {
      ...money,
      standing: money.budget === null ? ('ok' as const) : standing(money.spent, money.budget),
    },
    storageMeasuredAt: measured?.measuredAt ?? null,
    history: months.map(({ storageBytes, ...one }) => ({
      ...one,
      storageBytes: storageBytes === null ? null : Number(storageBytes),
    })),
  };
}
