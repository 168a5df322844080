import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import { readRuns } from './run-view.ts';

/** One run, with the names of its scenarios by row and of its judge. */
export async function getRun(scope: Scope, id: string) {
  const [run] = await readRuns(scope, { where: { id }, take: 1 });
  if (!run) throw runErrors.notFound();
  const frozen = await scope.db.run.findFirst({
    where: { id },
    select: {
      judge: true,
      scenarios: {
        orderBy: { row: 'asc' },
        select: { row: true, scenarioId: true, name: true, dataRow: true, version: true },
      },
    },
  });
  return { ...run, judgeName: nameIn(frozen?.judge), scenarios: frozen?.scenarios ?? [] };
}

function nameIn(judge: unknown): string | null {
  if (typeof judge !== 'object' || judge === null || !('name' in judge)) return null;
  return typeof judge.name === 'string' ? judge.name : null;
}
