import { noticeDays } from '#server/core/retention.ts';
import type { Scope } from '#server/core/scope.ts';

export type Retention = {
  /** How long results of runs are kept at this moment. */
  keptDays: number;
  /** When a longer time that the plan before promised ends; null when none does. */
  noticeUntil: Date | null;
  /** Runs whose results are dropped in the next days, and in how many. */
  dueRuns: number;
  dueWithinDays: number;
};

/**
 * How long the evidence of an organization's runs is kept, and how much of it goes next.
 * @param planDays what the plan of this moment keeps
 */
export async function readRetention({ db, org }: Scope, planDays: number): Promise<Retention> {
  // A promise of the plan before ends within the days of notice, so what is due by then is due by the plan.
  const [row] = await db.$queryRaw<Omit<Retention, 'dueWithinDays'>[]>`
    select evidence_kept_days(${org.id}::uuid) as "keptDays",
      (select kept_until from org_plan
       where org_id = ${org.id}::uuid and kept_until > clock_timestamp()
         and kept_days > ${planDays}::int) as "noticeUntil",
      (select count(*)::int from run
       where org_id = ${org.id}::uuid and evidence_dropped_at is null
         and finished_at
           < now() + (${noticeDays}::int - ${planDays}::int) * interval '24 hours'
      ) as "dueRuns"`;
  if (!row) throw new Error('The database did not tell how long results are kept.');
  return { ...row, dueWithinDays: noticeDays };
}
