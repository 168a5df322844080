import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { targetErrors } from './errors.ts';

/** Deletes a target, unless a suite runs against it. Results of runs stay. */
export async function deleteTarget(scope: Scope, id: string): Promise<void> {
  const target = await scope.db.target.findFirst({
    where: { id },
    select: { name: true, suites: { select: { suite: { select: { name: true } } } } },
  });
  if (!target) throw targetErrors.notFound();
  const suites = target.suites.map(({ suite }) => suite.name);
  if (suites.length > 0) throw targetErrors.inUse(suites);
  await scope.db.target.delete({ where: { orgId_id: { orgId: scope.org.id, id } } });
  await audit(scope, 'target.deleted', { resource: { kind: 'target', id, name: target.name } });
}
