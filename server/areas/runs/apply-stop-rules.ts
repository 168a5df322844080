import type { Scope } from '#server/core/scope.ts';
import { nextSeq } from './next-seq.ts';

type Reached = { failures: boolean; errors: boolean; open: boolean };

/**
 * Leaves out what of a locked run is not being played, once it has failed as often as its rules allow;
 * what is being played may end. Returns how many conversations were left out now.
 */
export async function applyStopRules(scope: Scope, runId: string): Promise<number> {
  const orgId = scope.org.id;
  const [run] = await scope.db.$queryRaw<Reached[]>`
    select (fail_count >= stop_after_failures) is true as failures,
           (error_count >= stop_after_errors) is true as errors,
           exists (
             select from run_item i
             where i.org_id = run.org_id and i.run_id = run.id
               and (i.status = 'PENDING'
                 or (i.status = 'RUNNING' and i.lease_until <= clock_timestamp()))
           ) as open
    from run where org_id = ${orgId}::uuid and id = ${runId}::uuid`;
  if (!run?.open || !(run.failures || run.errors)) return 0;
  const seq = await nextSeq(scope, runId);
  const dropped = await scope.db.$executeRaw`
    update run_item
    set status = 'CANCELLED', lease_until = null, fence = fence + 1, seq = ${seq},
        finished_at = clock_timestamp()
    where org_id = ${orgId}::uuid and run_id = ${runId}::uuid
      and (status = 'PENDING' or (status = 'RUNNING' and lease_until <= clock_timestamp()))`;
  await scope.db.$executeRaw`
    update run
    set stopped_by = coalesce(stopped_by, ${run.failures ? 'FAILURES' : 'ERRORS'}::stop_rule)
    where org_id = ${orgId}::uuid and id = ${runId}::uuid`;
  return dropped;
}
