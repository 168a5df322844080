import type { z } from 'zod';
import { checkStorage } from '#server/areas/plans/index.ts';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { checkLeft } from '../budget/check-left.ts';
import { askAgain } from '../cache/ask-again.ts';
import { announceRun } from '../engine/announce-run.ts';
import { lockRun } from '../engine/lock-run.ts';
import { runErrors } from '../errors.ts';
import { enqueueRun } from '../jobs.ts';
import { readDropped } from '../reads/evidence.ts';
import { assertMove, isOver } from '../run-states.ts';
import type { PlayAgain } from '../schema.ts';
import { checkReplies } from './check-replies.ts';
import { chooseItems } from './choose-items.ts';
import { keepEarlier } from './keep-earlier.ts';
import { reopenItems } from './reopen-items.ts';

/**
 * Plays conversations of an ended run again, in the same run, with what it froze. What they came to before
 * is kept beside them. Of two calls at once the second finds the run at work.
 * @throws runs.notFound, runs.notOver, runs.frozenGone, runs.nothingToPlay,
 *   `plans.storageUsedUp`, and what `checkReplies` and `checkLeft` throw
 */
export async function playAgain(
  scope: Scope,
  { runId, which }: z.output<typeof PlayAgain>,
): Promise<{ itemCount: number }> {
  const run = await lockRun(scope, runId);
  if (!run) throw runErrors.notFound();
  if (!isOver(run.status)) throw runErrors.notOver();
  if (await readDropped(scope, runId)) throw runErrors.frozenGone();
  assertMove(run.status, 'QUEUED');
  await checkReplies(scope, runId);
  await checkStorage(scope);
  // Its budget holds for all that is played in it: nothing is put aside for what can't be paid.
  await checkLeft(scope, runId);
  const ids = await chooseItems(scope, { runId, which });
  await askAgain(scope, runId, ids);
  await keepEarlier(scope, ids);
  await reopenItems(scope, runId, ids);
  await enqueueRun(scope, runId);
  await announceRun(scope, runId);
  await audit(scope, 'run.playedAgain', {
    resource: { kind: 'run', id: runId, name: `${run.suiteName} #${run.number}` },
    details: { which: typeof which === 'string' ? which : 'chosen', itemCount: ids.length },
  });
  return { itemCount: ids.length };
}
