import { type BuiltInRole, builtInRoles, type RoleAccess } from '#server/core/access.ts';
import type { Scope } from '#server/core/scope.ts';

/**
 * The role with this key, built in or of the organization's own; null when there is none. It can't be
 * deleted until the transaction ends.
 */
export async function findRole(scope: Scope, key: string): Promise<RoleAccess | null> {
  if (isBuiltIn(key)) return { role: key, permissions: null };
  const [row] = await scope.db.$queryRaw<{ permissions: string[] }[]>`
    select permissions from role where key = ${key} for share`;
  return row ? { role: key, permissions: row.permissions } : null;
}

/** True for the roles that every organization has. */
export function isBuiltIn(key: string): key is BuiltInRole {
  return builtInRoles.some((role) => role === key);
}
