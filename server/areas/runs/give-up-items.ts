import type { Scope } from '#server/core/scope.ts';
import { maxItemAttempts } from './claim-items.ts';
import { nextSeq } from './next-seq.ts';

const message = 'The worker stopped three times while playing this.';

/** Ends items of a locked run that took every worker down with them. Returns how many. */
export async function giveUpItems(scope: Scope, runId: string): Promise<number> {
  const hopeless = await scope.db.$queryRaw<{ id: string }[]>`
    select id from run_item
    where org_id = ${scope.org.id}::uuid and run_id = ${runId}::uuid and status = 'RUNNING'
      and lease_until <= clock_timestamp() and attempt >= ${maxItemAttempts}
    for update skip locked`;
  if (hopeless.length === 0) return 0;
  const seq = await nextSeq(scope, runId);
  await scope.db.$executeRaw`
    update run_item
    set status = 'DONE', verdict = 'ERROR', error_reason = 'runs.workerLost',
        error_message = ${message}, summary = ${message}, fence = fence + 1, lease_until = null,
        seq = ${seq}, finished_at = clock_timestamp()
    where org_id = ${scope.org.id}::uuid and id = any(${hopeless.map(({ id }) => id)}::uuid[])`;
  return hopeless.length;
}
