import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { organizationErrors } from './errors.ts';

/** Deletes an organization and everything in it, once its name was written out. */
export async function deleteOrg(scope: Scope, confirmName: string): Promise<void> {
  const { org } = scope;
  if (confirmName !== org.name) throw organizationErrors.confirmName();
  await audit(scope, 'org.deleted', { resource: { kind: 'org', id: org.id, name: org.name } });
  await scope.db.organization.delete({ where: { id: org.id } });
}
