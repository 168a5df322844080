import type { z } from 'zod';
import { mayGive, type Permission, roleAllows } from '#server/core/access.ts';
import { audit } from '#server/core/audit.ts';
import { needPerson } from '#server/core/need-person.ts';
import type { Scope } from '#server/core/scope.ts';
import { checkPatterns } from './check-patterns.ts';
import { checkRoleName } from './check-role-name.ts';
import { roleErrors } from './errors.ts';
import { giverAccess } from './giver-access.ts';
import { lockRole } from './lock-role.ts';
import type { UpdateRole } from './schema.ts';

/**
 * Changes a role for everybody who has it, with their very next request. Its key stays.
 * @throws roles.notFound, roles.nameReserved, roles.nameTaken, permissions.unknown,
 * permissions.notHeld, roles.tooHigh for a role above one's own, roles.own for more in one's own
 */
export async function updateRole(
  scope: Scope,
  { id, ...input }: z.output<typeof UpdateRole>,
  all: readonly Permission[],
): Promise<void> {
  needPerson(scope);
  const before = await lockRole(scope, id);
  if (!mayGive(scope.access, before.permissions, all)) throw roleErrors.rolesHigher();
  await checkRoleName(scope, input.name, id);
  checkPatterns(await giverAccess(scope), input.permissions, { all, field: 'permissions' });
  if (before.key === scope.access.role) {
    const more = added(before.permissions, input.permissions, all);
    if (more.length > 0) throw roleErrors.ownRole(more);
  }
  await scope.db.role.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: input,
  });
  await audit(scope, 'role.updated', {
    resource: { kind: 'role', id, name: input.name },
    change: {
      before: { name: before.name, permissions: before.permissions },
      after: { name: input.name, permissions: input.permissions },
    },
  });
}

/** The permissions that `after` allows and `before` doesn't. */
function added(before: string[], after: string[], all: readonly Permission[]): string[] {
  return all
    .filter(
      (one) =>
        roleAllows({ role: '', permissions: after }, one) &&
        !roleAllows({ role: '', permissions: before }, one),
    )
    .map(({ key }) => key);
}
