import type { Scope } from '#server/core/scope.ts';
import type { Limit } from '../budget/grant.ts';

type Reached = { failures: boolean; errors: boolean };

/**
 * Leaves out what of a held run has not begun, once it has failed as often as its rules allow, or no more
 * calls can be paid for; what is being played may end. Says whether a rule holds.
 * @param o.unbegun conversations that were taken up, but are not being played yet
 * @param o.usedUp the budget under which its holder can't go on
 */
export async function stopByRules(
  scope: Scope,
  runId: string,
  {
    seq,
    unbegun,
    usedUp,
  }: { seq: number; unbegun: readonly string[]; usedUp: Limit['rule'] | null },
): Promise<boolean> {
  const orgId = scope.org.id;
  const [run] = await scope.db.$queryRaw<Reached[]>`
    select (fail_count - failures_before >= stop_after_failures) is true as failures,
           (error_count - errors_before >= stop_after_errors) is true as errors
    from run where org_id = ${orgId}::uuid and id = ${runId}::uuid`;
  const rule = run?.failures ? 'FAILURES' : run?.errors ? 'ERRORS' : usedUp;
  if (rule === null) return false;
  const leftOut = await scope.db.$executeRaw`
    update run_item
    set status = 'CANCELLED', seq = ${seq}, finished_at = clock_timestamp()
    where org_id = ${orgId}::uuid and run_id = ${runId}::uuid
      and (status = 'PENDING' or (status = 'RUNNING' and id = any(${[...unbegun]}::uuid[])))`;
  // Without money even what has begun may not come to its end.
  if (leftOut > 0 || rule === usedUp) {
    await scope.db.$executeRaw`
      update run
      set stopped_by = coalesce(stopped_by, ${rule}::stop_rule)
      where org_id = ${orgId}::uuid and id = ${runId}::uuid`;
  }
  return true;
}
