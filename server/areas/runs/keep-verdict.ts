import type { Scope } from '#server/core/scope.ts';
import { runVerdict } from './run-verdict.ts';

/** Writes what a locked run that has ended comes to with its counts of now. */
export async function keepVerdict({ db }: Scope, runId: string): Promise<void> {
  const run = await db.run.findFirst({
    where: { id: runId },
    select: {
      status: true,
      stoppedBy: true,
      itemCount: true,
      passCount: true,
      failCount: true,
      errorCount: true,
      uncheckedCount: true,
    },
  });
  if (!run) return;
  await db.run.updateMany({ where: { id: runId }, data: { verdict: runVerdict(run) } });
}
