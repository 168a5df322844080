import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { suiteErrors } from './errors.ts';

/**
 * Deletes a suite. Its scenarios, its targets and the results of its runs stay.
 * @throws suites.guardsLabels while labels of prompts move only when it is green
 */
export async function deleteSuite(scope: Scope, id: string): Promise<void> {
  const suite = await scope.db.suite.findFirst({
    where: { id },
    select: { name: true, labels: { select: { name: true, prompt: { select: { name: true } } } } },
  });
  if (!suite) throw suiteErrors.notFound();
  const guarded = suite.labels.map(({ name, prompt }) => `${name} of ${prompt.name}`).sort();
  if (guarded.length > 0) throw suiteErrors.guardsLabels(guarded);
  await scope.db.suite.delete({ where: { orgId_id: { orgId: scope.org.id, id } } });
  await audit(scope, 'suite.deleted', { resource: { kind: 'suite', id, name: suite.name } });
}
