import { copyName } from '#server/core/copy-name.ts';
import type { Scope } from '#server/core/scope.ts';
import { createScenario } from './create-scenario.ts';
import { getScenario } from './reads.ts';

/** Copies a scenario as a new draft named after it. */
export async function duplicateScenario(scope: Scope, id: string): Promise<{ id: string }> {
  const { name, description, tags, content } = await getScenario(scope, id);
  const others = await scope.db.scenario.findMany({
    where: { name: { contains: '(copy' } },
    select: { name: true },
  });
  const taken = others.map((scenario) => scenario.name);
  return await createScenario(scope, {
    name: copyName(name, taken),
    description,
    tags,
    ...content,
  });
}
