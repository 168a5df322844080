import type { z } from 'zod';
import type { Scope } from '#server/core/scope.ts';
import { checkScenarios } from './add-scenarios.ts';
import { lockSuiteItems } from './lock-suite-items.ts';
import { relistScenarios } from './relist-scenarios.ts';
import type { MoveScenarios } from './schema.ts';

/**
 * Takes scenarios out of one suite and lists them at the end of another, all or none. Those the other
 * lists already stay where they are in it.
 */
export async function moveScenarios(
  scope: Scope,
  { fromSuiteId, toSuiteId, scenarioIds }: z.output<typeof MoveScenarios>,
): Promise<void> {
  // In the order of ids, so that two who move against each other can't wait for each other.
  const [first, second] = [fromSuiteId, toSuiteId].toSorted();
  const locked = [
    await lockSuiteItems(scope, first ?? fromSuiteId),
    await lockSuiteItems(scope, second ?? toSuiteId),
  ];
  await checkScenarios(scope, scenarioIds);
  for (const suite of locked) {
    const others = suite.scenarioIds.filter((id) => !scenarioIds.includes(id));
    const news = scenarioIds.filter((id) => !suite.scenarioIds.includes(id));
    await relistScenarios(
      scope,
      suite,
      suite.id === fromSuiteId ? others : [...suite.scenarioIds, ...news],
    );
  }
}
