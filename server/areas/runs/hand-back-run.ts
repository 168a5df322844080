import type { Scope } from '#server/core/scope.ts';
import { announceRun } from './announce-run.ts';
import { enqueueRun } from './jobs.ts';
import { lockRun } from './lock-run.ts';
import { nextSeq } from './next-seq.ts';
import { type Outcome, recordItems } from './record-items.ts';
import type { HeldItem } from './renew-leases.ts';
import { isOver } from './run-states.ts';

/**
 * What a worker that must stop does with a run: writes what it finished, gives the rest back to be
 * played by somebody else, and queues the job for that.
 */
export async function handBackRun(
  scope: Scope,
  runId: string,
  { outcomes, held }: { outcomes: readonly Outcome[]; held: readonly HeldItem[] },
): Promise<void> {
  const run = await lockRun(scope, runId);
  if (!run || isOver(run.status)) return;
  await recordItems(scope, runId, outcomes);
  const seq = await nextSeq(scope, runId);
  // It is not the item's fault, so the attempt doesn't count.
  await scope.db.$executeRaw`
    update run_item i
    set status = 'PENDING', lease_until = null, fence = i.fence + 1, attempt = i.attempt - 1,
        seq = ${seq}
    from unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ fence }) => fence)}::int[])
      as mine (id, fence)
    where i.org_id = ${scope.org.id}::uuid and i.id = mine.id and i.fence = mine.fence
      and i.status = 'RUNNING'`;
  await enqueueRun(scope, runId);
  await announceRun(scope, runId);
}
