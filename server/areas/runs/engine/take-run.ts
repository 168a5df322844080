import type { Scope } from '#server/core/scope.ts';
import { keepLost } from '../budget/close-spending.ts';
import { announceRun } from './announce-run.ts';
import { endCancelledRun } from './end-run.ts';
import { nextSeq } from './next-seq.ts';

/**
 * How often a conversation is taken up before it is given up: one that ends its worker each time must not
 * do so for ever. With each lost worker all that it played is begun again, so that a few lost ones say
 * nothing about any of them: of a run of 2,000 that lost its worker 50 times, 292 were taken up five times.
 */
export const mostBeginnings = 20;

const lostMessage = `The worker stopped ${mostBeginnings} times while playing this.`;

type Held = { status: string; isHeld: boolean };

/**
 * Makes the caller the only one that plays a run, for `leaseMs`; what anybody else still writes under an
 * older fence is dropped. What the holder before left in the middle is to be played again, or given up
 * when that happened too often. `leftOver`: how many conversations that were. Null when there is nothing to
 * do: the run is over, or somebody has it.
 */
export async function takeRun(
  scope: Scope,
  runId: string,
  { leaseMs }: { leaseMs: number },
): Promise<{ fence: number; leftOver: number } | null> {
  const orgId = scope.org.id;
  const [held] = await scope.db.$queryRaw<Held[]>`
    select status::text, (lease_until > clock_timestamp()) is true as "isHeld"
    from run where org_id = ${orgId}::uuid and id = ${runId}::uuid for update`;
  if (!held || held.isHeld) return null;
  if (held.status === 'CANCELLING') await endCancelledRun(scope, runId);
  if (held.status !== 'QUEUED' && held.status !== 'RUNNING') return null;
  const [taken] = await scope.db.$queryRaw<{ fence: number }[]>`
    update run
    set status = 'RUNNING', fence = fence + 1, seq = seq + 1,
        started_at = coalesce(started_at, clock_timestamp()),
        lease_until = clock_timestamp() + ${leaseMs}::int * interval '1 millisecond'
    where org_id = ${orgId}::uuid and id = ${runId}::uuid
    returning fence`;
  if (!taken) return null;
  let leftOver = 0;
  if (taken.fence > 1) {
    leftOver = await pickUp(scope, runId);
    await keepLost(scope, runId);
  }
  await announceRun(scope, runId);
  return { fence: taken.fence, leftOver };
}

/** Puts back what was being played when the run lost its worker, and says how much that was. */
async function pickUp(scope: Scope, runId: string): Promise<number> {
  const seq = await nextSeq(scope, runId);
  const [counted] = await scope.db.$queryRaw<{ leftOver: number }[]>`
    with left_over as (
      update run_item
      set seq = ${seq},
          status = case when attempt < ${mostBeginnings} then 'PENDING' else 'DONE' end::item_status,
          verdict = case when attempt < ${mostBeginnings} then null else 'ERROR' end::verdict,
          error_reason = case when attempt < ${mostBeginnings} then null else 'runs.workerLost' end,
          error_message = case when attempt < ${mostBeginnings} then null else ${lostMessage} end,
          summary = case when attempt < ${mostBeginnings} then null else ${lostMessage} end,
          finished_at = case when attempt < ${mostBeginnings} then null else clock_timestamp() end
      where org_id = ${scope.org.id}::uuid and run_id = ${runId}::uuid and status = 'RUNNING'
      returning status
    ), counted as (
      select count(*) filter (where status = 'PENDING')::int as again,
             count(*) filter (where status = 'DONE')::int as lost
      from left_over
    )
    update run
    set begun_again_count = begun_again_count + again, error_count = error_count + lost,
        unknown_input = unknown_input + lost, unknown_output = unknown_output + lost,
        unknown_cost = unknown_cost + lost
    from counted
    where org_id = ${scope.org.id}::uuid and id = ${runId}::uuid
    returning again + lost as "leftOver"`;
  return counted?.leftOver ?? 0;
}
