import { audit } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import type { Scope } from '#server/core/scope.ts';
import { environmentErrors } from './errors.ts';
import { mostEnvironments } from './schema.ts';

/** Makes an environment, after the others. @throws environments.nameTaken, environments.tooMany */
export async function createEnvironment(
  scope: Scope,
  { name }: { name: string },
): Promise<{ id: string }> {
  const { _max, _count } = await scope.db.environment.aggregate({
    _max: { position: true },
    _count: true,
  });
  if (_count >= mostEnvironments) throw environmentErrors.tooMany();
  const id = newId();
  const createdById = scope.personId;
  const position = (_max.position ?? -1) + 1;
  const columns = { name, position, createdById, ownerId: createdById };
  await scope.db.environment.createMany({ data: { id, ...columns } });
  await audit(scope, 'environment.created', { resource: { kind: 'environment', id, name } });
  return { id };
}
