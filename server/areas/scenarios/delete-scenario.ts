import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { scenarioErrors } from './errors.ts';

/** Deletes a scenario with its versions, unless a suite plays it. Results of runs stay. */
export async function deleteScenario(scope: Scope, id: string): Promise<void> {
  const scenario = await scope.db.scenario.findFirst({
    where: { id },
    select: { name: true, suiteItems: { select: { suite: { select: { name: true } } } } },
  });
  if (!scenario) throw scenarioErrors.notFound();
  const suites = scenario.suiteItems.map(({ suite }) => suite.name);
  if (suites.length > 0) throw scenarioErrors.inUse(suites);
  await scope.db.scenario.delete({ where: { orgId_id: { orgId: scope.org.id, id } } });
  await audit(scope, 'scenario.deleted', {
    resource: { kind: 'scenario', id, name: scenario.name },
  });
}
