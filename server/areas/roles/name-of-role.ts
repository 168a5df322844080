import { roleDescriptions } from '#server/areas/organizations/schema.ts';
import type { Scope } from '#server/core/scope.ts';
import { isBuiltIn } from './find-role.ts';

/** A role as people call it; one that is gone keeps its key. */
export async function nameOfRole(scope: Scope, key: string): Promise<string> {
  if (isBuiltIn(key)) return roleDescriptions[key].label;
  const role = await scope.db.role.findFirst({ where: { key }, select: { name: true } });
  return role?.name ?? key;
}
