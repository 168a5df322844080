import type { Scope } from '#server/core/scope.ts';
import { scenarioErrors } from './errors.ts';
import { ScenarioContent } from './schema.ts';

/** The newest version of a scenario, held against other writers until the unit of work ends. */
export async function lockScenario(scope: Scope, id: string) {
  await scope.db.$queryRaw`select 1 from scenario where id = ${id}::uuid for update`;
  const scenario = await scope.db.scenario.findFirst({
    where: { id },
    include: { versions: { orderBy: { version: 'desc' }, take: 1 } },
  });
  const newest = scenario?.versions[0];
  if (!scenario || !newest) throw scenarioErrors.notFound();
  return {
    name: scenario.name,
    description: scenario.description,
    tags: scenario.tags,
    isSuggested: scenario.isSuggested,
    version: newest.version,
    savedById: newest.createdById,
    content: ScenarioContent.parse(newest.content),
  };
}
