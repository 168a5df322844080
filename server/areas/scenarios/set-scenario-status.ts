import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { scenarioErrors } from './errors.ts';

/** Publishes or archives a scenario; once published, it is nobody's suggestion any more. */
export async function setScenarioStatus(
  scope: Scope,
  id: string,
  status: 'PUBLISHED' | 'ARCHIVED',
): Promise<void> {
  const scenario = await scope.db.scenario.findFirst({
    where: { id },
    select: { name: true, status: true },
  });
  if (!scenario) throw scenarioErrors.notFound();
  await scope.db.scenario.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: { status, ...(status === 'PUBLISHED' && { isSuggested: false }) },
  });
  await audit(scope, status === 'PUBLISHED' ? 'scenario.published' : 'scenario.archived', {
    resource: { kind: 'scenario', id, name: scenario.name },
    change: { before: { status: scenario.status }, after: { status } },
  });
}
