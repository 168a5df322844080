import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import type { Scope } from '#server/core/scope.ts';
import type { CreateVariable } from './schema.ts';
import { writeOverrides } from './write-overrides.ts';

/** Makes a variable. @throws variables.keyTaken, variables.environmentNotFound */
export async function createVariable(
  scope: Scope,
  { key, value, description, overrides }: z.output<typeof CreateVariable>,
): Promise<{ id: string }> {
  const id = newId();
  const createdById = scope.personId;
  const columns = { key, value, description, createdById, ownerId: createdById };
  await scope.db.variable.createMany({ data: { id, ...columns } });
  await writeOverrides(scope, id, overrides);
  await audit(scope, 'variable.created', { resource: { kind: 'variable', id, name: key } });
  return { id };
}
