import type { Scope } from '#server/core/scope.ts';
import { roleErrors } from './errors.ts';

/** A role of the organization's own, which nobody can give or change until the transaction ends. */
export async function lockRole(scope: Scope, id: string) {
  await scope.db.$queryRaw`select 1 from role where id = ${id}::uuid for update`;
  const role = await scope.db.role.findFirst({ where: { id } });
  if (!role) throw roleErrors.notFound();
  return role;
}
