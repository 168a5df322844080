import type { z } from 'zod';
import { Prisma } from '#server/core/db/prisma.ts';
import type { Scope } from '#server/core/scope.ts';
import { suiteErrors } from './errors.ts';
import type { CreateSuite } from './schema.ts';

type SuiteInput = z.output<typeof CreateSuite>;
type SuiteParts = Pick<SuiteInput, 'scenarioIds' | 'targetIds' | 'environmentId'>;

/** What a suite is without its scenarios and targets, as its row holds it. */
export function suiteColumns(input: SuiteInput) {
  const { name, description, repeats, environmentId, stopAfterFailures, stopAfterErrors } = input;
  const { budgetMicroUsd } = input;
  const filter = input.filter ?? Prisma.DbNull;
  return {
    name,
    description,
    repeats,
    filter,
    environmentId,
    stopAfterFailures,
    stopAfterErrors,
    budgetMicroUsd,
  };
}

/** Makes these, which were checked, the scenarios and targets of a suite, in this order. */
export async function writeParts(scope: Scope, suiteId: string, parts: SuiteParts): Promise<void> {
  await scope.db.suiteItem.deleteMany({ where: { suiteId } });
  await scope.db.suiteItem.createMany({
    data: parts.scenarioIds.map((scenarioId, position) => ({ suiteId, scenarioId, position })),
  });
  await scope.db.suiteTarget.deleteMany({ where: { suiteId } });
  await scope.db.suiteTarget.createMany({
    data: parts.targetIds.map((targetId, position) => ({ suiteId, targetId, position })),
  });
}

/** @throws suites.scenarioNotFound, suites.targetNotFound, suites.environmentNotFound */
export async function checkParts(
  scope: Scope,
  { scenarioIds, targetIds, environmentId }: SuiteParts,
): Promise<void> {
  if (environmentId !== null) {
    const environments = await scope.db.environment.count({ where: { id: environmentId } });
    if (environments === 0) throw suiteErrors.environmentNotFound();
  }
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
