import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { announceRun, tellCancelling } from './engine/announce-run.ts';
import { endCancelledRun } from './engine/end-run.ts';
import { lockRun } from './engine/lock-run.ts';
import { runErrors } from './errors.ts';
import { assertMove, isOver } from './run-states.ts';
import type { RunStatus } from './schema.ts';

/**
 * Stops a run: at once when no worker plays it, else as soon as the workers have let go.
 * Asked again while it is stopping, it goes on stopping.
 * @throws runs.over when it has ended
 */
export async function cancelRun(scope: Scope, id: string): Promise<{ status: RunStatus }> {
  const run = await lockRun(scope, id);
  if (!run) throw runErrors.notFound();
  if (isOver(run.status)) throw runErrors.over();
  const status = run.isHeld ? 'CANCELLING' : 'CANCELLED';
  if (run.status !== status) assertMove(run.status, status);
  if (status === 'CANCELLED') {
    await endCancelledRun(scope, id);
  } else {
    await scope.db.run.updateMany({ where: { id }, data: { status } });
    // Should the worker be gone, the queue's reaper finds the run.
    await tellCancelling(scope, id);
    await announceRun(scope, id);
  }
  await audit(scope, 'run.cancelled', {
    resource: { kind: 'run', id, name: `${run.suiteName} #${run.number}` },
  });
  return { status };
}
