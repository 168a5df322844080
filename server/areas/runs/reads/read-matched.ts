import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import { countRows } from './get-run.ts';
import type { Matched } from './match-rows.ts';

/** What decides how the rows of a run are looked through. @throws runs.notFound */
export async function readMatched(scope: Scope, runId: string): Promise<Matched> {
  const run = await scope.db.run.findFirst({
    where: { id: runId },
    select: {
      id: true,
      number: true,
      suiteId: true,
      sourceRunId: true,
      repeats: true,
      itemCount: true,
      passCount: true,
      failCount: true,
      errorCount: true,
      uncheckedCount: true,
      _count: { select: { targets: true } },
    },
  });
  if (!run) throw runErrors.notFound();
  const { _count, ...matched } = run;
  return {
    ...matched,
    rowCount: await countRows(scope, runId),
    width: Math.max(1, _count.targets * run.repeats),
  };
}
