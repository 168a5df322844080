import type { Scope } from '#server/core/scope.ts';
import { roleErrors } from './errors.ts';
import { isBuiltInName } from './role-key.ts';

/**
 * Refuses a name that people would take for another role's, whatever its case. `ownId` is the role to
 * be renamed. @throws roles.nameReserved, roles.nameTaken
 */
export async function checkRoleName(
  scope: Scope,
  name: string,
  ownId: string | null,
): Promise<void> {
  if (isBuiltInName(name)) throw roleErrors.nameReserved();
  const same = await scope.db.role.findMany({
    where: { name: { equals: name, mode: 'insensitive' } },
    select: { id: true },
  });
  if (same.some(({ id }) => id !== ownId)) throw roleErrors.nameTaken();
}
