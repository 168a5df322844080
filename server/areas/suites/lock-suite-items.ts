import type { Scope } from '#server/core/scope.ts';
import { suiteErrors } from './errors.ts';

/**
 * A suite that lists its scenarios by hand, with their ids in order, held against other writers until
 * the unit of work ends.
 * @throws suites.notFound, suites.hasFilter
 */
export async function lockSuiteItems(scope: Scope, id: string) {
  await scope.db.$queryRaw`select 1 from suite where id = ${id}::uuid for update`;
  const suite = await scope.db.suite.findFirst({
    where: { id },
    select: {
      name: true,
      version: true,
      filter: true,
      items: { orderBy: { position: 'asc' }, select: { scenarioId: true } },
    },
  });
  if (!suite) throw suiteErrors.notFound();
  if (suite.filter !== null) throw suiteErrors.hasFilter(suite.name);
  const { name, version, items } = suite;
  return { id, name, version, scenarioIds: items.map(({ scenarioId }) => scenarioId) };
}

export type LockedSuite = Awaited<ReturnType<typeof lockSuiteItems>>;
