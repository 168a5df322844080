import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { suiteErrors } from './errors.ts';
import type { LockedSuite } from './lock-suite-items.ts';
import { mostListed } from './schema.ts';

/** Makes `scenarioIds` what a suite lists, in this order. @throws suites.tooManyScenarios */
export async function relistScenarios(
  scope: Scope,
  suite: LockedSuite,
  scenarioIds: readonly string[],
): Promise<void> {
  const { id: suiteId, name, version } = suite;
  if (scenarioIds.length > mostListed) throw suiteErrors.tooManyScenarios(name);
  await scope.db.suiteItem.deleteMany({ where: { suiteId } });
  await scope.db.suiteItem.createMany({
    data: scenarioIds.map((scenarioId, position) => ({ suiteId, scenarioId, position })),
  });
  await scope.db.suite.update({
    where: { orgId_id: { orgId: scope.org.id, id: suiteId } },
    data: { version: version + 1 },
  });
  await audit(scope, 'suite.updated', {
    resource: { kind: 'suite', id: suiteId, name },
    details: { scenarios: scenarioIds.length },
    change: { before: { scenarioIds: suite.scenarioIds }, after: { scenarioIds } },
  });
}
