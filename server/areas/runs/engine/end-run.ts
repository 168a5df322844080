import type { Scope } from '#server/core/scope.ts';
import { closeSpending } from '../budget/close-spending.ts';
import { keepVerdict } from '../keep-verdict.ts';
import { keepFigures } from '../reads/figures.ts';
import { assertMove } from '../run-states.ts';
import { announceRun } from './announce-run.ts';
import { lockRun } from './lock-run.ts';
import { nextSeq } from './next-seq.ts';

/** Ends a locked run as CANCELLED with everything of it that is not done. */
export async function endCancelledRun(scope: Scope, runId: string): Promise<void> {
  await dropOpenItems(scope, runId);
  await end(scope, runId, 'CANCELLED', null);
}

/** Ends a locked run that can't go on; `error` says why. */
export async function endFailedRun(scope: Scope, runId: string, error: string): Promise<void> {
  await dropOpenItems(scope, runId);
  await end(scope, runId, 'FAILED', error);
}

/** Ends a locked run whose items are all done. */
export async function endCompletedRun(scope: Scope, runId: string): Promise<void> {
  await end(scope, runId, 'COMPLETED', null);
}

async function dropOpenItems(scope: Scope, runId: string): Promise<void> {
  const seq = await nextSeq(scope, runId);
  await scope.db.$executeRaw`
    update run_item
    set status = 'CANCELLED', seq = ${seq}, finished_at = clock_timestamp()
    where org_id = ${scope.org.id}::uuid and run_id = ${runId}::uuid
      and status in ('PENDING', 'RUNNING')`;
}

/** With the verdict of what was played. Whoever still plays it has lost it. */
async function end(
  scope: Scope,
  runId: string,
  status: 'CANCELLED' | 'COMPLETED' | 'FAILED',
  error: string | null,
): Promise<void> {
  const run = await lockRun(scope, runId);
  if (!run) return;
  assertMove(run.status, status);
  await scope.db.$executeRaw`
    update run
    set status = ${status}::run_status, error = ${error}, finished_at = clock_timestamp(),
        fence = fence + 1, lease_until = null
    where org_id = ${scope.org.id}::uuid and id = ${runId}::uuid`;
  await keepVerdict(scope, runId);
  await closeSpending(scope, runId);
  await keepFigures(scope, runId);
  await announceRun(scope, runId);
}
