import type { Scope } from '#server/core/scope.ts';
import { environmentErrors } from './errors.ts';

/** Makes sure that an environment is there; none always is. @throws environments.notFound */
export async function assertEnvironment(scope: Scope, id: string | null): Promise<void> {
  if (id === null) return;
  const environments = await scope.db.environment.count({ where: { id } });
  if (environments === 0) throw environmentErrors.notFound();
}
