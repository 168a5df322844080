import type { Scope } from '#server/core/scope.ts';
import { lockRun } from '../engine/lock-run.ts';
import { runErrors } from '../errors.ts';
import { readDropped } from '../reads/evidence.ts';
import { isOver } from '../run-states.ts';

/**
 * Makes sure that playing a locked, ended run again takes no replies away from a run that judges them at the
 * moment, and that those it takes over itself are there.
 * @throws runs.beingRescored, runs.sourceNotOver, runs.frozenGone
 */
export async function checkReplies(scope: Scope, runId: string): Promise<void> {
  const rescoring = await scope.db.run.findFirst({
    where: {
      sourceRunId: runId,
      isRescored: true,
      status: { in: ['QUEUED', 'RUNNING', 'CANCELLING'] },
    },
    select: { number: true },
  });
  if (rescoring) throw runErrors.beingRescored(rescoring.number);
  const run = await scope.db.run.findFirst({
    where: { id: runId, isRescored: true },
    select: { sourceRunId: true },
  });
  if (!run?.sourceRunId) return;
  const source = await lockRun(scope, run.sourceRunId);
  if (!source || (await readDropped(scope, run.sourceRunId))) throw runErrors.frozenGone();
  if (!isOver(source.status)) throw runErrors.sourceNotOver(source.number);
}
