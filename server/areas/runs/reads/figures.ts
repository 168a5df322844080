import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import { isOver } from '../run-states.ts';
import { RunFigures } from './run-figures.ts';
import { sumTargets } from './sum-targets.ts';

/** Of a run with more conversations the figures are kept when it ends, and not known before. */
const mostSummed = 20_000;
/** Below, reading them anew costs less than keeping them. */
const fewestKept = 2_000;

/** What each target of a run came to; null while one of many conversations is played. */
export async function getFigures(scope: Scope, runId: string): Promise<RunFigures | null> {
  const run = await scope.db.run.findFirst({
    where: { id: runId },
    select: { status: true, itemCount: true, seq: true, figures: true, figuresSeq: true },
  });
  if (!run) throw runErrors.notFound();
  if (run.figures !== null && run.figuresSeq === run.seq) return RunFigures.parse(run.figures);
  if (run.itemCount > mostSummed && !isOver(run.status)) return null;
  return await sumTargets(scope, runId);
}

/** Keeps the figures of a run with many conversations as they are now. */
export async function keepFigures(scope: Scope, runId: string): Promise<void> {
  const run = await scope.db.run.findFirst({
    where: { id: runId },
    select: { itemCount: true, seq: true },
  });
  if (!run || run.itemCount < fewestKept) return;
  const figures = await sumTargets(scope, runId);
  await scope.db.run.updateMany({
    where: { id: runId },
    data: { figures, figuresSeq: run.seq },
  });
}
