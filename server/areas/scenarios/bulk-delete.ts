import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { lockRows } from './bulk-rows.ts';
import { scenarioErrors } from './errors.ts';

/**
 * Deletes scenarios with their versions, all or none. Results of runs stay.
 * @throws scenarios.inUseOf, which names the first that suites play, and them
 */
export async function bulkDelete(scope: Scope, ids: readonly string[]): Promise<void> {
  const rows = await lockRows(scope, ids);
  const items = await scope.db.suiteItem.findMany({
    where: { scenarioId: { in: rows.map(({ id }) => id) } },
    select: { scenarioId: true, suite: { select: { name: true } } },
    take: 1_000,
  });
  const used = rows.find(({ id }) => items.some(({ scenarioId }) => scenarioId === id));
  if (used) {
    const suites = items.filter(({ scenarioId }) => scenarioId === used.id);
    throw scenarioErrors.inUseOf(
      used.name,
      suites.map(({ suite }) => suite.name),
    );
  }
  await scope.db.scenario.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  for (const { id, name } of rows) {
    await audit(scope, 'scenario.deleted', { resource: { kind: 'scenario', id, name } });
  }
}
