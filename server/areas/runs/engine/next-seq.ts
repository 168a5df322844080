import type { Scope } from '#server/core/scope.ts';

/** The next place in the run's stream of changes; holds the run until the transaction ends. */
export async function nextSeq(scope: Scope, runId: string): Promise<number> {
  const [run] = await scope.db.$queryRaw<{ seq: number }[]>`
    update run set seq = seq + 1
    where org_id = ${scope.org.id}::uuid and id = ${runId}::uuid
    returning seq`;
  if (!run) throw new Error('The run is gone.');
  return run.seq;
}
