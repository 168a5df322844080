import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { variableErrors } from './errors.ts';
import { renameUses } from './rename-uses.ts';
import type { UpdateVariable } from './schema.ts';
import { wherePinned } from './where-pinned.ts';
import { type VariableUse, whereUsed } from './where-used.ts';
import { writeOverrides } from './write-overrides.ts';

/**
 * Changes a variable. What names it changes with its value; with its key only where that is asked for.
 * @throws variables.changedMeanwhile when `baseVersion` is not the newest
 * @throws variables.inUse when the key changes and something names the old one and stays
 * @throws variables.isPinned when a version that something holds on to names it
 */
export async function updateVariable(
  scope: Scope,
  input: z.output<typeof UpdateVariable>,
): Promise<{ version: number }> {
  const { id, key, value, description } = input;
  await scope.db.$queryRaw`select 1 from variable where id = ${id}::uuid for update`;
  const variable = await scope.db.variable.findFirst({ where: { id } });
  if (!variable) throw variableErrors.notFound();
  if (variable.version !== input.baseVersion) throw variableErrors.changedMeanwhile();
  const overridden = await readOverrides(scope, id);
  const version = variable.version + 1;
  const uses = variable.key === key ? [] : await usesToRename(scope, variable.key, input);
  await scope.db.variable.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: { key, value, description, version },
  });
  await renameUses(scope, uses, { from: variable.key, to: key });
  if (input.overrides) await writeOverrides(scope, id, input.overrides);
  const before = {
    key: variable.key,
    value: variable.value,
    description: variable.description,
    overrides: overridden,
  };
  await audit(scope, 'variable.updated', {
    resource: { kind: 'variable', id, name: key },
    change: {
      before,
      after: { key, value, description, overrides: await readOverrides(scope, id) },
    },
  });
  return { version };
}

/** Values by the name of the environment. */
async function readOverrides(scope: Scope, variableId: string): Promise<Record<string, string>> {
  const overrides = await scope.db.variableOverride.findMany({
    where: { variableId },
    orderBy: { environment: { name: 'asc' } },
    select: { value: true, environment: { select: { name: true } } },
  });
  return Object.fromEntries(overrides.map(({ value, environment }) => [environment.name, value]));
}

/** What names the old key and is to name the new one. Nothing may be left behind. */
async function usesToRename(
  scope: Scope,
  key: string,
  { renameUses: isAsked }: { renameUses: boolean },
): Promise<readonly VariableUse[]> {
  const uses = (await whereUsed(scope, [key])).get(key) ?? [];
  const names = uses.map(({ name }) => name);
  if (names.length > 0 && !isAsked) throw variableErrors.inUse(names, 'rename');
  const pinned = await wherePinned(scope, key);
  if (pinned.length > 0) throw variableErrors.isPinned(pinned);
  return uses;
}
