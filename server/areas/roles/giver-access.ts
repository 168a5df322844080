import { type Access, mayGiveRole, type Permission } from '#server/core/access.ts';
import { needPerson } from '#server/core/need-person.ts';
import type { Scope } from '#server/core/scope.ts';
import { roleErrors } from './errors.ts';
import { findRole } from './find-role.ts';

/**
 * What the actor may give away. What is held only until a date can be used, not given: it would come
 * back from the receiver and never end.
 */
export async function giverAccess(scope: Scope): Promise<Access> {
  const { access, personId } = scope;
  if (access.grants.length === 0 || personId === null) return access;
  const lasting = await scope.db.grant.findMany({
    where: { userId: personId, expiresAt: null },
    select: { permission: true },
  });
  return { ...access, grants: lasting.map(({ permission }) => permission) };
}

/**
 * Refuses a role that does not exist, or that can do more than the actor may give. It can't be deleted
 * until the transaction ends. @throws access.personNeeded, roles.notFound, members.roleTooHigh
 */
export async function checkGivable(
  scope: Scope,
  role: string,
  all: readonly Permission[],
): Promise<void> {
  needPerson(scope);
  const found = await findRole(scope, role);
  if (!found) throw roleErrors.unknown();
  if (!mayGiveRole(await giverAccess(scope), found, all)) throw roleErrors.roleTooHigh();
}
