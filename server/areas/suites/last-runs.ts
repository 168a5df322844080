import type { Scope } from '#server/core/scope.ts';

/** The latest run of each suite, by suite id. Suites that never ran are absent. */
export async function readLastRuns(scope: Scope, suiteIds: string[]) {
  const latest = await scope.db.$queryRaw<{ id: string }[]>`
    select latest.id
    from unnest(${suiteIds}::uuid[]) as suite(id)
    cross join lateral (
      select run.id from run
      where run.org_id = ${scope.org.id}::uuid and run.suite_id = suite.id
      order by run.created_at desc limit 1
    ) latest`;
  const runs = await scope.db.run.findMany({
    where: { id: { in: latest.map(({ id }) => id) } },
    select: {
      id: true,
      number: true,
      suiteId: true,
      status: true,
      verdict: true,
      itemCount: true,
      passCount: true,
      failCount: true,
      errorCount: true,
      uncheckedCount: true,
      createdAt: true,
      finishedAt: true,
    },
  });
  return new Map(runs.map(({ suiteId, ...run }) => [suiteId, run]));
}
