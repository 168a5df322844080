import type { Scope } from '#server/core/scope.ts';
import type { Limit } from '../budget/grant.ts';
import type { SpendingAnswer, SpendingReport } from '../budget/purse.ts';
import { settleReport } from '../budget/settle-report.ts';
import { announceRun } from './announce-run.ts';
import { type Claim, type Claimed, claimItems } from './claim-items.ts';
import { endCancelledRun, endCompletedRun } from './end-run.ts';
import { type Outcome, recordResults } from './record-results.ts';
import { type LaneReport, type SeatDemand, type Shared, sharePermits } from './share-permits.ts';
import { stopByRules } from './stop-by-rules.ts';

export type Step = {
  /** What the run was taken under. */
  fence: number;
  leaseMs: number;
  /** Finished since the last step. */
  outcomes: readonly Outcome[];
  /** Null when shares may stay as they are. */
  share: { seats: readonly SeatDemand[]; lanes: readonly LaneReport[] } | null;
  claims: readonly Claim[];
  /** Rows whose content is known. */
  knownRows: ReadonlySet<number>;
  /** Taken up, but not being played yet; null when the run has no rules that could leave them out. */
  unbegun: readonly string[] | null;
  /** Nothing is being played, and nothing was left to take up. */
  isLast: boolean;
  /** Of a metered run, when there is something to tell of its money. */
  spending: SpendingReport | null;
  /** The budget under which a metered run can't go on. */
  usedUp: Limit['rule'] | null;
};

export type Stepped =
  /** Nothing is left to do here: the run has ended, is gone, or somebody else has it. */
  | { isOver: true }
  | {
      isOver: false;
      claimed: Claimed;
      shared: Shared | null;
      spending: SpendingAnswer | null;
      /** A rule stops the run: what has not begun was left out. */
      isStopped: boolean;
      /** It was not the last after all: everything is to be looked for anew. */
      isReset: boolean;
    };

const over: Stepped = { isOver: true };

/**
 * One step of a held run in one transaction: writes what was finished, keeps hold of the run, leaves out
 * the rest where a rule stops it, takes up more, and ends the run when nothing is left. Done twice, it
 * writes nothing twice.
 */
export async function stepRun(scope: Scope, runId: string, step: Step): Promise<Stepped> {
  const hasNews = step.outcomes.length + step.claims.length > 0 || step.isLast;
  // While a run grows, tables have no statistics yet: what a step touches is to be found by its keys.
  const [run] = await scope.db.$queryRaw<{ status: string; seq: number }[]>`
    update run
    set lease_until = clock_timestamp() + ${step.leaseMs}::int * interval '1 millisecond',
        seq = seq + ${hasNews ? 1 : 0}::int
    where org_id = ${scope.org.id}::uuid and id = ${runId}::uuid and fence = ${step.fence}::int
      and status in ('RUNNING', 'CANCELLING')
    returning status::text, seq,
      set_config('enable_seqscan', 'off', true), set_config('enable_nestloop', 'off', true)`;
  if (!run) return over;
  const { seq } = run;
  await recordResults(scope, runId, { outcomes: step.outcomes, seq });
  const { spending: report, fence } = step;
  if (run.status === 'CANCELLING') {
    if (report) await settleReport(scope, { runId, fence }, { report, isOver: true });
    await endCancelledRun(scope, runId);
    return over;
  }
  const { unbegun, usedUp } = step;
  const isStopped = unbegun !== null && (await stopByRules(scope, runId, { seq, unbegun, usedUp }));
  const shared = step.share && (await sharePermits(scope, runId, step.share));
  const claims = isStopped ? [] : step.claims;
  const claimed = await claimItems(scope, runId, { claims, knownRows: step.knownRows });
  const spending = report && (await settleReport(scope, { runId, fence }, { report }));
  let isReset = false;
  if (step.isLast) {
    isReset = await putBack(scope, runId, seq);
    if (!isReset) {
      await endCompletedRun(scope, runId);
      return over;
    }
  }
  if (hasNews || shared || spending) await announceRun(scope, runId);
  return { isOver: false, claimed, shared, spending, isStopped, isReset };
}

/**
 * Puts back what is marked as being played though nobody plays it: the answer to a step that marked it
 * was lost with its connection. Says whether there was any, or anything that has not begun.
 */
async function putBack(scope: Scope, runId: string, seq: number): Promise<boolean> {
  const open = await scope.db.$executeRaw`
    update run_item
    set status = 'PENDING', seq = ${seq},
        attempt = attempt - case when status = 'RUNNING' then 1 else 0 end
    where org_id = ${scope.org.id}::uuid and run_id = ${runId}::uuid
      and status in ('PENDING', 'RUNNING')`;
  return open > 0;
}
