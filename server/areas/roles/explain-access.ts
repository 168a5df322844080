import { covers, type Permission, type RoleAccess, roleAllows } from '#server/core/access.ts';

export type AccessReason<Grant> = { by: 'role'; role: string } | { by: 'grant'; grant: Grant };

/**
 * Every reason why somebody with this role and these grants may do `permission`, the role first; none
 * when they may not. Grants that have ended must be left out.
 */
export function explainAccess<Grant extends { permission: string }>(
  role: RoleAccess,
  grants: readonly Grant[],
  permission: Permission,
): AccessReason<Grant>[] {
  const byRole = roleAllows(role, permission) ? [{ by: 'role' as const, role: role.role }] : [];
  const byGrant = grants
    .filter((grant) => covers(grant.permission, permission.key))
    .map((grant) => ({ by: 'grant' as const, grant }));
  return [...byRole, ...byGrant];
}
