import type { Scope } from '#server/core/scope.ts';
import { copyKey } from './copy-key.ts';
import { createVariable } from './create-variable.ts';
import { variableErrors } from './errors.ts';

/** Copies a variable, with its values in environments, under a key of its own. */
export async function duplicateVariable(
  scope: Scope,
  id: string,
): Promise<{ id: string; key: string }> {
  const variable = await scope.db.variable.findFirst({
    where: { id },
    select: {
      key: true,
      value: true,
      description: true,
      overrides: { select: { environmentId: true, value: true } },
    },
  });
  if (!variable) throw variableErrors.notFound();
  const others = await scope.db.variable.findMany({
    where: { key: { contains: '_copy' } },
    select: { key: true },
  });
  const key = copyKey(
    variable.key,
    others.map((other) => other.key),
  );
  return { ...(await createVariable(scope, { ...variable, key })), key };
}
