import type { Scope } from '#server/core/scope.ts';
import type { JunitCounts } from './junit.ts';

/** What the test suites of a run say at their beginning, by the position of the target. */
export async function readJunitCounts(
  scope: Scope,
  runId: string,
): Promise<Map<number, JunitCounts>> {
  const rows = await scope.db.$queryRaw<(JunitCounts & { position: number })[]>`
    select target_position as position, count(*)::int as tests,
      count(*) filter (where verdict = 'FAIL')::int as failures,
      count(*) filter (where verdict = 'ERROR')::int as errors,
      count(*) filter (where verdict is null or verdict = 'UNCHECKED')::int as skipped,
      coalesce(sum(latency_ms), 0)::float8 as "timeMs"
    from run_item where org_id = ${scope.org.id}::uuid and run_id = ${runId}::uuid
    group by target_position`;
  return new Map(rows.map(({ position, ...counts }) => [position, counts]));
}

/** Several of them together. */
export function sumCounts(all: readonly JunitCounts[]): JunitCounts {
  const sum = (name: keyof JunitCounts) => all.reduce((total, counts) => total + counts[name], 0);
  return {
    tests: sum('tests'),
    failures: sum('failures'),
    errors: sum('errors'),
    skipped: sum('skipped'),
    timeMs: sum('timeMs'),
  };
}
