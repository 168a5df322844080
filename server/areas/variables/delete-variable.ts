import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { variableErrors } from './errors.ts';
import { wherePinned } from './where-pinned.ts';
import { whereUsed } from './where-used.ts';

/** Deletes a variable that nothing names. @throws variables.inUse with the names of what does */
export async function deleteVariable(scope: Scope, id: string): Promise<void> {
  const variable = await scope.db.variable.findFirst({ where: { id }, select: { key: true } });
  if (!variable) throw variableErrors.notFound();
  const uses = (await whereUsed(scope, [variable.key])).get(variable.key) ?? [];
  const names = [...uses.map(({ name }) => name), ...(await wherePinned(scope, variable.key))];
  if (names.length > 0) throw variableErrors.inUse(names, 'delete');
  await scope.db.variable.delete({ where: { orgId_id: { orgId: scope.org.id, id } } });
  await audit(scope, 'variable.deleted', {
    resource: { kind: 'variable', id, name: variable.key },
  });
}
