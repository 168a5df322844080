import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { environmentErrors } from './errors.ts';

/** Renames an environment. Runs keep the name they were started with. */
export async function updateEnvironment(
  scope: Scope,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const environment = await scope.db.environment.findFirst({
    where: { id },
    select: { name: true },
  });
  if (!environment) throw environmentErrors.notFound();
  await scope.db.environment.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: { name },
  });
  await audit(scope, 'environment.updated', {
    resource: { kind: 'environment', id, name },
    change: { before: { name: environment.name }, after: { name } },
  });
}
