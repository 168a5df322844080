import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import type { Scope } from '#server/core/scope.ts';
import type { CreateSuite } from './schema.ts';
import { checkParts, suiteColumns, writeParts } from './write-parts.ts';

/**
 * Makes a suite.
 * @throws suites.nameTaken, suites.scenarioNotFound, suites.targetNotFound, suites.environmentNotFound
 */
export async function createSuite(
  scope: Scope,
  input: z.output<typeof CreateSuite>,
): Promise<{ id: string }> {
  const id = newId();
  const createdById = scope.personId;
  await checkParts(scope, input);
  const columns = suiteColumns(input);
  await scope.db.suite.createMany({ data: { id, ...columns, createdById, ownerId: createdById } });
  await writeParts(scope, id, input);
  await audit(scope, 'suite.created', { resource: { kind: 'suite', id, name: input.name } });
  return { id };
}
