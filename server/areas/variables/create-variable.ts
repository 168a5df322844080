import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import type { Scope } from '#server/core/scope.ts';
import type { CreateVariable } from './schema.ts';

/** Makes a variable. @throws variables.keyTaken */
export async function createVariable(
  scope: Scope,
  input: z.output<typeof CreateVariable>,
): Promise<{ id: string }> {
  const id = newId();
  const createdById = scope.personId;
  await scope.db.variable.createMany({ data: { ...input, id, createdById, ownerId: createdById } });
  await audit(scope, 'variable.created', { resource: { kind: 'variable', id, name: input.key } });
  return { id };
}
