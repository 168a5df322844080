import type { Scope } from '#server/core/scope.ts';
import type { RunFigures } from './run-figures.ts';

type Sums = {
  position: number;
  pass: number;
  fail: number;
  error: number;
  unchecked: number;
  percentiles: (number | null)[] | null;
  input: bigint;
  output: bigint;
  cost: bigint;
  no_input: number;
  no_output: number;
  no_cost: number;
};

/**
 * Sums the conversations of each target that have a verdict. Percentiles are by nearest rank, of those
 * whose time is known (`percentile_disc`: the smallest value that at least that share does not exceed).
 */
export async function sumTargets(scope: Scope, runId: string): Promise<RunFigures> {
  const { db, org } = scope;
  const sums = await db.$queryRaw<Sums[]>`
    select target_position as position,
      count(*) filter (where verdict = 'PASS')::int as pass,
      count(*) filter (where verdict = 'FAIL')::int as fail,
      count(*) filter (where verdict = 'ERROR')::int as error,
      count(*) filter (where verdict = 'UNCHECKED')::int as unchecked,
      percentile_disc(array[0.5, 0.9, 0.99]) within group (order by latency_ms) as percentiles,
      coalesce(sum(input_tokens), 0)::bigint as input, (count(*) - count(input_tokens))::int as no_input,
      coalesce(sum(output_tokens), 0)::bigint as output, (count(*) - count(output_tokens))::int as no_output,
      coalesce(sum(cost_micro_usd), 0)::bigint as cost, (count(*) - count(cost_micro_usd))::int as no_cost
    from run_item
    where org_id = ${org.id}::uuid and run_id = ${runId}::uuid and verdict is not null
    group by target_position order by target_position`;
  const flaky = await countFlaky(scope, runId);
  return {
    targets: sums.map((row) => ({
      position: row.position,
      passCount: row.pass,
      failCount: row.fail,
      errorCount: row.error,
      uncheckedCount: row.unchecked,
      flakyCount: flaky.get(row.position) ?? 0,
      latencyMs: latencyOf(row.percentiles),
      inputTokens: known(row.input, row.no_input),
      outputTokens: known(row.output, row.no_output),
      costMicroUsd: known(row.cost, row.no_cost),
    })),
  };
}

async function countFlaky({ db, org }: Scope, runId: string): Promise<Map<number, number>> {
  const run = await db.run.findFirst({ where: { id: runId }, select: { repeats: true } });
  if (!run || run.repeats === 1) return new Map();
  const rows = await db.$queryRaw<{ position: number; cells: number }[]>`
    select target_position as position, count(*)::int as cells
    from (
      select target_position from run_item
      where org_id = ${org.id}::uuid and run_id = ${runId}::uuid
      group by row, target_position having min(verdict) <> max(verdict)
    ) cell
    group by target_position`;
  return new Map(rows.map(({ position, cells }) => [position, cells]));
}

function latencyOf(percentiles: readonly (number | null)[] | null) {
  const [p50, p90, p99] = percentiles ?? [];
  return p50 == null || p90 == null || p99 == null ? null : { p50, p90, p99 };
}

function known(sum: bigint, unknown: number): number | null {
  return unknown > 0 ? null : Number(sum);
}
