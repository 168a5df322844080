import type { z } from 'zod';
import type { Scope } from '#server/core/scope.ts';
import { variableErrors } from './errors.ts';
import type { CreateVariable } from './schema.ts';

/** Makes these the values of a variable in environments; in others it has its own. */
export async function writeOverrides(
  scope: Scope,
  variableId: string,
  overrides: z.output<typeof CreateVariable>['overrides'],
): Promise<void> {
  const environments = await scope.db.environment.findMany({
    where: { id: { in: overrides.map(({ environmentId }) => environmentId) } },
    select: { id: true },
  });
  const known = new Set(environments.map(({ id }) => id));
  const missing = overrides.findIndex(({ environmentId: id }) => !known.has(id.toLowerCase()));
  if (missing >= 0) throw variableErrors.environmentNotFound(missing);
  await scope.db.variableOverride.deleteMany({ where: { variableId } });
  await scope.db.variableOverride.createMany({
    data: overrides.map((override) => ({ variableId, ...override })),
  });
}
