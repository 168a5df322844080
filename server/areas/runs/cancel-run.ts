import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { announceRun } from './announce-run.ts';
import { endCancelledRun } from './end-run.ts';
import { runErrors } from './errors.ts';
import { enqueueRun } from './jobs.ts';
import { lockRun } from './lock-run.ts';
import { assertMove, isOver } from './run-states.ts';
import type { RunStatus } from './schema.ts';

/**
 * Stops a run: at once when nothing of it is being played, else as soon as the workers have let go.
 * Asked again while it is stopping, it goes on stopping.
 * @throws runs.over when it has ended
 */
export async function cancelRun(scope: Scope, id: string): Promise<{ status: RunStatus }> {
  const run = await lockRun(scope, id);
  if (!run) throw runErrors.notFound();
  if (isOver(run.status)) throw runErrors.over();
  const playing = await scope.db.runItem.count({ where: { runId: id, status: 'RUNNING' } });
  const status = playing === 0 ? 'CANCELLED' : 'CANCELLING';
  if (run.status !== status) assertMove(run.status, status);
  if (status === 'CANCELLED') {
    await endCancelledRun(scope, id);
  } else {
    await scope.db.run.updateMany({ where: { id }, data: { status } });
    // The worker that plays it looks by itself; should it be gone, this job ends the run.
    await enqueueRun(scope, id);
    await announceRun(scope, id);
  }
  await audit(scope, 'run.cancelled', {
    resource: { kind: 'run', id, name: `${run.suiteName} #${run.number}` },
  });
  return { status };
}
