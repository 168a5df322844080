import type { Scope } from '#server/core/scope.ts';
import { announceRun } from './announce-run.ts';
import { applyStopRules } from './apply-stop-rules.ts';
import { type ClaimedItem, claimItems } from './claim-items.ts';
import { endCancelledRun, endCompletedRun } from './end-run.ts';
import { giveUpItems } from './give-up-items.ts';
import { lockRun } from './lock-run.ts';
import { countVerdicts, type Outcome, recordItems } from './record-items.ts';
import { type HeldItem, renewLeases } from './renew-leases.ts';
import { assertMove, isOver } from './run-states.ts';

export type Step = {
  /** Finished since the last step. */
  outcomes: readonly Outcome[];
  /** Still being played here. */
  held: readonly HeldItem[];
  renew: boolean;
  /** How many more items may be played here. */
  capacity: number;
  leaseMs: number;
};

export type Advanced = {
  /** Nothing is left to do here: the run has ended, or is gone. */
  isOver: boolean;
  claimed: ClaimedItem[];
  /** Items held no longer, finished ones included: somebody else has them, or nobody wants them. */
  lost: string[];
};

const over: Advanced = { isOver: true, claimed: [], lost: [] };

/**
 * One step of a run in one transaction: writes what was finished, keeps hold of what is being played,
 * leaves out the rest where a rule stops the run, takes on more, and ends the run when nothing is left.
 */
export async function advanceRun(scope: Scope, runId: string, step: Step): Promise<Advanced> {
  const run = await lockRun(scope, runId);
  if (!run || isOver(run.status)) return over;
  if (run.status === 'CANCELLING') {
    await recordItems(scope, runId, step.outcomes);
    await endCancelledRun(scope, runId);
    return over;
  }
  if (run.status === 'QUEUED') {
    assertMove(run.status, 'RUNNING');
    await scope.db.$executeRaw`
      update run set status = 'RUNNING', started_at = clock_timestamp()
      where org_id = ${scope.org.id}::uuid and id = ${runId}::uuid`;
  }
  const lost = await recordItems(scope, runId, step.outcomes);
  if (step.renew && step.held.length > 0) {
    const kept = await renewLeases(scope, step.held, step.leaseMs);
    lost.push(...step.held.flatMap(({ id }) => (kept.has(id) ? [] : id)));
  }
  const givenUp = await giveUpItems(scope, runId);
  if (givenUp > 0) await countVerdicts(scope, runId);
  const leftOut = await applyStopRules(scope, runId);
  const claimed = await claimItems(scope, runId, step);
  const open = await scope.db.runItem.findFirst({
    where: { runId, status: { in: ['PENDING', 'RUNNING'] } },
    select: { id: true },
  });
  if (!open) await endCompletedRun(scope, runId);
  const news = step.outcomes.length + claimed.length + givenUp + leftOut;
  const changed = news > 0 || run.status === 'QUEUED';
  if (open && changed) await announceRun(scope, runId);
  return { isOver: !open, claimed, lost };
}
