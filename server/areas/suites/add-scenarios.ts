import type { z } from 'zod';
import type { Scope } from '#server/core/scope.ts';
import { suiteErrors } from './errors.ts';
import { lockSuiteItems } from './lock-suite-items.ts';
import { relistScenarios } from './relist-scenarios.ts';
import type { AddScenarios } from './schema.ts';

/**
 * Lists scenarios at the end of a suite, all or none; those it lists already stay where they are.
 * @returns how many are new in it
 */
export async function addScenarios(
  scope: Scope,
  { id, scenarioIds }: z.output<typeof AddScenarios>,
): Promise<{ added: number }> {
  const suite = await lockSuiteItems(scope, id);
  await checkScenarios(scope, scenarioIds);
  const news = scenarioIds.filter((scenarioId) => !suite.scenarioIds.includes(scenarioId));
  await relistScenarios(scope, suite, [...suite.scenarioIds, ...news]);
  return { added: news.length };
}

/** @throws suites.scenarioNotFound at the first that there is not */
export async function checkScenarios(scope: Scope, scenarioIds: readonly string[]) {
  const found = await scope.db.scenario.findMany({
    where: { id: { in: [...scenarioIds] } },
    select: { id: true },
  });
  const known = new Set(found.map(({ id }) => id));
  const missing = scenarioIds.findIndex((id) => !known.has(id));
  if (missing >= 0) throw suiteErrors.scenarioNotFound(missing);
}
