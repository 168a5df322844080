import type { Prisma } from '#server/core/db/prisma.ts';
import type { Scope } from '#server/core/scope.ts';
import { countRows, sumRows } from './count-rows.ts';
import type { SuiteFilter } from './schema.ts';

const byName = [{ name: 'asc' as const }, { id: 'asc' as const }];

/** A run plays no more than this, see `areas/runs`. */
const mostCounted = 5_000;

/**
 * The first `limit` scenarios a filter fits now, by name, how many there are, and how many rows of a
 * run's matrix they make (of the first 5,000).
 */
export async function matchScenarios(scope: Scope, filter: SuiteFilter, limit: number) {
  const where = whereOf(filter);
  const scenarios = await scope.db.scenario.findMany({
    where,
    orderBy: byName,
    take: limit,
    select: shownScenario,
  });
  const count =
    scenarios.length < limit ? scenarios.length : await scope.db.scenario.count({ where });
  const ids = await matchScenarioIds(scope, filter, mostCounted);
  const rowCount = sumRows(await countRows(scope, ids));
  return { count, rowCount, items: scenarios.map(toShown) };
}

/** The ids of at most `limit` scenarios a filter fits now, by name. */
export async function matchScenarioIds(
  scope: Scope,
  filter: SuiteFilter,
  limit: number,
): Promise<string[]> {
  const scenarios = await scope.db.scenario.findMany({
    where: whereOf(filter),
    orderBy: byName,
    take: limit,
    select: { id: true },
  });
  return scenarios.map(({ id }) => id);
}

function whereOf({ tags, locale, status }: SuiteFilter): Prisma.ScenarioWhereInput {
  return {
    status: status ?? { not: 'ARCHIVED' },
    ...(tags.length > 0 && { tags: { hasEvery: tags } }),
    ...(locale !== null && { locale }),
  };
}

export const shownScenario = {
  id: true,
  name: true,
  status: true,
  locale: true,
  version: true,
  tags: true,
  _count: { select: { turns: true } },
} as const satisfies Prisma.ScenarioSelect;

/** A scenario as suites show it. */
export function toShown<T extends { _count: { turns: number } }>({ _count, ...scenario }: T) {
  return { ...scenario, turnCount: _count.turns };
}
