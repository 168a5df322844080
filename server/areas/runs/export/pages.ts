import type { Prisma } from '#server/core/db/prisma.ts';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import { readRuns } from '../reads/run-view.ts';

/** Conversations that are read at once, about. */
const batch = 200;

/** The run to be written. @throws runs.notFound */
export async function readRunHead(scope: Scope, runId: string) {
  const [run] = await readRuns(scope, { where: { id: runId }, take: 1 });
  if (!run) throw runErrors.notFound();
  const rows = await scope.db.runScenario.count({ where: { runId } });
  return { ...run, rows };
}

export type RunHead = Awaited<ReturnType<typeof readRunHead>>;

/** Cuts the conversations of a run, or of one of its targets, into pages of whole rows of the matrix. */
export function pageFilters(
  run: Pick<RunHead, 'id' | 'rows' | 'repeats'> & { targets: readonly unknown[] },
  targetPosition?: number,
): (Prisma.RunItemWhereInput & { runId: string })[] {
  const wide = (targetPosition === undefined ? run.targets.length : 1) * run.repeats;
  const rows = Math.max(1, Math.floor(batch / Math.max(1, wide)));
  return Array.from({ length: Math.ceil(run.rows / rows) }, (_, page) => ({
    runId: run.id,
    row: { gte: page * rows, lt: (page + 1) * rows },
    ...(targetPosition === undefined ? {} : { targetPosition }),
  }));
}
