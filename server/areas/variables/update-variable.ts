import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { variableErrors } from './errors.ts';
import type { UpdateVariable } from './schema.ts';
import { whereUsed } from './where-used.ts';

/**
 * Changes a variable. Prompts that name it change with its value, but not with its key.
 * @throws variables.inUse when the key changes and something still names the old one
 */
export async function updateVariable(
  scope: Scope,
  input: z.output<typeof UpdateVariable>,
): Promise<void> {
  const { id, ...described } = input;
  const variable = await scope.db.variable.findFirst({ where: { id } });
  if (!variable) throw variableErrors.notFound();
  if (variable.key !== input.key) {
    const uses = (await whereUsed(scope, [variable.key])).get(variable.key) ?? [];
    if (uses.length > 0)
      throw variableErrors.inUse(
        uses.map(({ name }) => name),
        'rename',
      );
  }
  await scope.db.variable.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: described,
  });
  const { key, value, description } = variable;
  await audit(scope, 'variable.updated', {
    resource: { kind: 'variable', id, name: input.key },
    change: { before: { key, value, description }, after: described },
  });
}
