import type { z } from 'zod';
import type { Permission } from '#server/core/access.ts';
import { audit } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import { needPerson } from '#server/core/need-person.ts';
import type { Scope } from '#server/core/scope.ts';
import { checkPatterns } from './check-patterns.ts';
import { checkRoleName } from './check-role-name.ts';
import { maxRoles, roleErrors } from './errors.ts';
import { giverAccess } from './giver-access.ts';
import { roleKey } from './role-key.ts';
import type { CreateRole } from './schema.ts';

/**
 * Makes a role of the organization's own. `key` is what members and invitations are given.
 * @throws roles.nameReserved, roles.nameTaken, roles.tooMany, permissions.unknown, permissions.notHeld
 */
export async function createRole(
  scope: Scope,
  input: z.output<typeof CreateRole>,
  all: readonly Permission[],
): Promise<{ id: string; key: string }> {
  needPerson(scope);
  await checkRoleName(scope, input.name, null);
  checkPatterns(await giverAccess(scope), input.permissions, { all, field: 'permissions' });
  const others = await scope.db.role.findMany({ select: { key: true } });
  if (others.length >= maxRoles) throw roleErrors.tooMany();
  const id = newId();
  const key = roleKey(input.name, new Set(others.map((role) => role.key)));
  const createdById = scope.personId;
  await scope.db.role.createMany({ data: { id, key, ...input, createdById } });
  await audit(scope, 'role.created', {
    resource: { kind: 'role', id, name: input.name },
    details: { key, permissions: input.permissions },
  });
  return { id, key };
}
