import type { Scope } from '#server/core/scope.ts';
import { nextSeq } from '../engine/next-seq.ts';

/**
 * Makes conversations of a locked, ended run wait to be played, and takes them out of its sums. Its rules
 * count anew: it may stop after as many failures again.
 */
export async function reopenItems(
  scope: Scope,
  runId: string,
  ids: readonly string[],
): Promise<void> {
  const { db, org } = scope;
  const seq = await nextSeq(scope, runId);
  await db.$executeRaw`
    with before as (
      select id, status, verdict, input_tokens, output_tokens, cost_micro_usd from run_item
      where org_id = ${org.id}::uuid and id = any(${[...ids]}::uuid[])
    ), reopened as (
      update run_item i
      set status = 'PENDING', seq = ${seq}, attempt = 0, replays = replays + 1, verdict = null, score = null,
          summary = null, error_reason = null, error_message = null, turn_count = 0,
          latency_ms = null, input_tokens = null, output_tokens = null, cost_micro_usd = null,
          started_at = null, finished_at = null
      where i.org_id = ${org.id}::uuid and i.id = any(${[...ids]}::uuid[])
      returning i.id
    ), summed as (
      select count(*) filter (where verdict = 'PASS') as pass,
             count(*) filter (where verdict = 'FAIL') as fail,
             count(*) filter (where verdict = 'ERROR') as error,
             count(*) filter (where verdict = 'UNCHECKED') as unchecked,
             coalesce(sum(input_tokens), 0) as input,
             count(*) filter (where status = 'DONE' and input_tokens is null) as no_input,
             coalesce(sum(output_tokens), 0) as output,
             count(*) filter (where status = 'DONE' and output_tokens is null) as no_output,
             coalesce(sum(cost_micro_usd), 0) as cost,
             count(*) filter (where status = 'DONE' and cost_micro_usd is null) as no_cost
      from before join reopened using (id)
    )
    update run
    set status = 'QUEUED', verdict = null, error = null, stopped_by = null,
        earlier_ms = earlier_ms + case when started_at is null then 0
          else extract(epoch from finished_at - started_at) * 1000 end,
        started_at = null, finished_at = null,
        played_again_count = played_again_count + ${ids.length}::int,
        failures_before = fail_count - summed.fail, errors_before = error_count - summed.error,
        pass_count = pass_count - summed.pass, fail_count = fail_count - summed.fail,
        error_count = error_count - summed.error,
        unchecked_count = unchecked_count - summed.unchecked,
        input_tokens = run.input_tokens - summed.input, unknown_input = unknown_input - no_input,
        output_tokens = run.output_tokens - summed.output, unknown_output = unknown_output - no_output,
        cost_micro_usd = run.cost_micro_usd - summed.cost,
        booked_micro_usd = booked_micro_usd - summed.cost, unknown_cost = unknown_cost - no_cost
    from summed
    where run.org_id = ${org.id}::uuid and run.id = ${runId}::uuid`;
}
