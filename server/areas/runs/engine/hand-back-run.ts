import type { Scope } from '#server/core/scope.ts';
import type { SpendingReport } from '../budget/purse.ts';
import { settleReport } from '../budget/settle-report.ts';
import { enqueueRun } from '../jobs.ts';
import { announceRun } from './announce-run.ts';
import { type Outcome, recordResults } from './record-results.ts';

/**
 * What a worker that must stop does with a run it holds: writes what it finished, gives the rest back to
 * be played by somebody else, and queues the job for that.
 * @param o.spending of a metered run whose calls were broken off
 */
export async function handBackRun(
  scope: Scope,
  runId: string,
  {
    fence,
    outcomes,
    spending = null,
  }: { fence: number; outcomes: readonly Outcome[]; spending?: SpendingReport | null },
): Promise<void> {
  const orgId = scope.org.id;
  const [run] = await scope.db.$queryRaw<{ seq: number }[]>`
    update run set lease_until = null, fence = fence + 1, seq = seq + 1
    where org_id = ${orgId}::uuid and id = ${runId}::uuid and fence = ${fence}::int
      and status in ('RUNNING', 'CANCELLING')
    returning seq`;
  if (!run) return;
  await recordResults(scope, runId, { outcomes, seq: run.seq });
  if (spending) {
    await settleReport(scope, { runId, fence }, { report: spending, isOver: true });
  }
  // It is not the item's fault, so the beginning doesn't count.
  await scope.db.$executeRaw`
    update run_item
    set status = 'PENDING', attempt = attempt - 1, seq = ${run.seq}
    where org_id = ${orgId}::uuid and run_id = ${runId}::uuid and status = 'RUNNING'`;
  await enqueueRun(scope, runId);
  await announceRun(scope, runId);
}
