import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { environmentErrors } from './errors.ts';

/** Deletes an environment and the values of variables in it. @throws environments.inUse */
export async function deleteEnvironment(scope: Scope, id: string): Promise<void> {
  const environment = await scope.db.environment.findFirst({
    where: { id },
    select: {
      name: true,
      suites: { orderBy: { name: 'asc' }, select: { name: true } },
      _count: { select: { overrides: true } },
    },
  });
  if (!environment) throw environmentErrors.notFound();
  const { name, suites, _count } = environment;
  if (suites.length > 0) throw environmentErrors.inUse(suites.map((suite) => suite.name));
  await scope.db.environment.delete({ where: { orgId_id: { orgId: scope.org.id, id } } });
  await audit(scope, 'environment.deleted', {
    resource: { kind: 'environment', id, name },
    details: { overrides: _count.overrides },
  });
}
