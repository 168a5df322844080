import type { Scope } from '#server/core/scope.ts';
import { suiteErrors } from './errors.ts';

export type SuiteParts = { scenarioIds: readonly string[]; targetIds: readonly string[] };

/** Makes these the scenarios and targets of a suite, in this order. */
export async function writeParts(scope: Scope, suiteId: string, parts: SuiteParts): Promise<void> {
  await checkParts(scope, parts);
  await scope.db.suiteItem.deleteMany({ where: { suiteId } });
  await scope.db.suiteItem.createMany({
    data: parts.scenarioIds.map((scenarioId, position) => ({ suiteId, scenarioId, position })),
  });
  await scope.db.suiteTarget.deleteMany({ where: { suiteId } });
  await scope.db.suiteTarget.createMany({
    data: parts.targetIds.map((targetId, position) => ({ suiteId, targetId, position })),
  });
}

async function checkParts(scope: Scope, { scenarioIds, targetIds }: SuiteParts): Promise<void> {
  const scenarios = await scope.db.scenario.findMany({
    where: { id: { in: [...scenarioIds] } },
    select: { id: true },
  });
  const noScenario = firstMissing(scenarioIds, scenarios);
  if (noScenario >= 0) throw suiteErrors.scenarioNotFound(noScenario);
  const targets = await scope.db.target.findMany({
    where: { id: { in: [...targetIds] } },
    select: { id: true },
  });
  const noTarget = firstMissing(targetIds, targets);
  if (noTarget >= 0) throw suiteErrors.targetNotFound(noTarget);
}

function firstMissing(ids: readonly string[], found: readonly { id: string }[]): number {
  const known = new Set(found.map(({ id }) => id));
  return ids.findIndex((id) => !known.has(id.toLowerCase()));
}
