import type { Scope } from '#server/core/scope.ts';
import { readSpending } from '../budget/read-spending.ts';
import { runErrors } from '../errors.ts';
import { readRuns } from './run-view.ts';
import { readWaiting } from './waiting.ts';

/**
 * One run, with what its rows can be filtered by and the name of its judge. Costs the same whatever its
 * size: its rows and items are read by pages.
 */
export async function getRun(scope: Scope, id: string) {
  const [run] = await readRuns(scope, { where: { id }, take: 1 });
  if (!run) throw runErrors.notFound();
  const frozen = await scope.db.run.findFirst({
    where: { id },
    select: { judge: true, isMetered: true, scenarioTags: true, scenarioLocales: true },
  });
  return {
    ...run,
    judgeName: nameIn(frozen?.judge),
    /** The run that its conversations come from; null where it was started from its suite. */
    source: await readSource(scope, run.sourceRunId),
    /** Why it does not go on faster at this moment. */
    waiting: await readWaiting(scope, run),
    /** What became of its money; null for a run without any budget. */
    spending: frozen?.isMetered ? await readSpending(scope, id) : null,
    /** Rows of its matrix: a scenario with a table has as many as that. */
    rowCount: await countRows(scope, id),
    scenarioTags: frozen?.scenarioTags ?? [],
    scenarioLocales: frozen?.scenarioLocales ?? [],
  };
}

/** Rows are numbered from 0 without gaps, so the last one tells. */
export async function countRows({ db }: Scope, runId: string): Promise<number> {
  const last = await db.runScenario.findFirst({
    where: { runId },
    orderBy: { row: 'desc' },
    select: { row: true },
  });
  return last ? last.row + 1 : 0;
}

async function readSource({ db }: Scope, id: string | null) {
  if (id === null) return null;
  return await db.run.findFirst({ where: { id }, select: { id: true, number: true } });
}

function nameIn(judge: unknown): string | null {
  if (typeof judge !== 'object' || judge === null || !('name' in judge)) return null;
  return typeof judge.name === 'string' ? judge.name : null;
}
