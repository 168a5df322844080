import type { Scope } from '#server/core/scope.ts';
import type { RunStatus, Verdict } from '#server/generated/prisma/enums.ts';

type LastRun = {
  id: string;
  number: number;
  status: RunStatus;
  verdict: Verdict | null;
  itemCount: number;
  passCount: number;
  failCount: number;
  errorCount: number;
  uncheckedCount: number;
  createdAt: Date;
  finishedAt: Date | null;
};

/** The latest run of each suite, by suite id. Suites that never ran are absent. */
export async function readLastRuns(scope: Scope, suiteIds: readonly string[]) {
  const runs = await scope.db.$queryRaw<(LastRun & { suiteId: string })[]>`
    select suite.id as "suiteId", latest.*
    from unnest(${[...suiteIds]}::uuid[]) as suite(id)
    cross join lateral (
      select run.id, run.number, run.status::text as status, run.verdict::text as verdict,
        run.item_count as "itemCount", run.pass_count as "passCount",
        run.fail_count as "failCount", run.error_count as "errorCount",
        run.unchecked_count as "uncheckedCount", run.created_at as "createdAt",
        run.finished_at as "finishedAt"
      from run
      where run.org_id = ${scope.org.id}::uuid and run.suite_id = suite.id
      order by run.created_at desc limit 1
    ) latest`;
  return new Map<string, LastRun>(runs.map(({ suiteId, ...run }) => [suiteId, run]));
}
