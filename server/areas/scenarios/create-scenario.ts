import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import type { Scope } from '#server/core/scope.ts';
import { checkPatterns } from './check-patterns.ts';
import type { CreateScenario } from './schema.ts';
import { writeVersion } from './write-version.ts';

/** Makes a draft scenario with its first version. @throws scenarios.pattern, scenarios.nameTaken */
export async function createScenario(
  scope: Scope,
  { name, description, tags, ...content }: z.output<typeof CreateScenario>,
): Promise<{ id: string }> {
  checkPatterns(content.turns);
  const id = newId();
  const { locale, onFail } = content;
  const createdById = scope.personId;
  await scope.db.scenario.createMany({
    data: { id, name, description, tags, locale, onFail, createdById, ownerId: createdById },
  });
  await writeVersion(scope, id, 1, content);
  await audit(scope, 'scenario.created', { resource: { kind: 'scenario', id, name } });
  return { id };
}
