import type { z } from 'zod';
import { afterCursor, newestFirst, toPage } from '#server/core/paging.ts';
import { namesOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import { scenarioErrors } from './errors.ts';
import { type ListScenarios, type ListScenarioVersions, ScenarioContent } from './schema.ts';

type ExpectationCount = { scenario_id: string; count: number };

/** A page of scenarios, last saved first. Without a status: those that are not archived. */
export async function listScenarios(scope: Scope, input: z.output<typeof ListScenarios>) {
  const { search, tags, status, locale } = input;
  const rows = await scope.db.scenario.findMany({
    where: {
      AND: [
        afterCursor(input.cursor),
        status ? { status } : { status: { not: 'ARCHIVED' } },
        search ? { name: { contains: search, mode: 'insensitive' } } : {},
        tags ? { tags: { hasEvery: tags } } : {},
        locale ? { locale } : {},
      ],
    },
    orderBy: newestFirst,
    take: input.limit + 1,
    select: {
      id: true,
      name: true,
      description: true,
      locale: true,
      status: true,
      onFail: true,
      tags: true,
      version: true,
      updatedAt: true,
      _count: { select: { turns: true, suiteItems: true } },
    },
  });
  const { items, nextCursor } = toPage(rows, input.limit);
  const expectations = await countExpectations(
    scope,
    items.map(({ id }) => id),
  );
  return {
    items: items.map(({ _count, ...scenario }) => ({
      ...scenario,
      turnCount: _count.turns,
      expectationCount: expectations.get(scenario.id) ?? 0,
      suiteCount: _count.suiteItems,
    })),
    nextCursor,
  };
}

async function countExpectations(scope: Scope, scenarioIds: string[]) {
  const rows = await scope.db.$queryRaw<ExpectationCount[]>`
    select t.scenario_id, count(*)::int as count
    from scenario_turn t join expectation e on e.turn_id = t.id
    where t.scenario_id = any(${scenarioIds}::uuid[])
    group by t.scenario_id`;
  return new Map(rows.map(({ scenario_id, count }) => [scenario_id, count]));
}

/** A scenario with the content of its newest version and the suites that play it. */
export async function getScenario(scope: Scope, id: string) {
  const scenario = await scope.db.scenario.findFirst({
    where: { id },
    include: {
      versions: { orderBy: { version: 'desc' }, take: 1 },
      suiteItems: { select: { suite: { select: { id: true, name: true } } } },
    },
  });
  const newest = scenario?.versions[0];
  if (!scenario || !newest) throw scenarioErrors.notFound();
  const { versions: _, suiteItems, orgId: __, ...described } = scenario;
  return {
    ...described,
    content: ScenarioContent.parse(newest.content),
    suites: suiteItems.map(({ suite }) => suite),
  };
}

/** A page of a scenario's versions, newest first, without their content. */
export async function listScenarioVersions(
  scope: Scope,
  input: z.output<typeof ListScenarioVersions>,
) {
  const scenario = await scope.db.scenario.count({ where: { id: input.id } });
  if (scenario === 0) throw scenarioErrors.notFound();
  const before = /^[1-9]\d{0,8}$/.test(input.cursor ?? '') ? Number(input.cursor) : null;
  const rows = await scope.db.scenarioVersion.findMany({
    where: { scenarioId: input.id, ...(before ? { version: { lt: before } } : {}) },
    orderBy: { version: 'desc' },
    take: input.limit + 1,
    select: { version: true, createdById: true, createdAt: true },
  });
  const items = rows.slice(0, input.limit);
  const names = await namesOf(
    scope,
    items.map(({ createdById }) => createdById),
  );
  const last = rows.length > input.limit ? items.at(-1) : undefined;
  return {
    items: items.map(({ version, createdById, createdAt }) => ({
      version,
      createdBy: names.get(createdById ?? '') ?? null,
      createdAt,
    })),
    nextCursor: last ? String(last.version) : null,
  };
}

/** What one version of a scenario says. */
export async function getScenarioVersion(scope: Scope, id: string, version: number) {
  const row = await scope.db.scenarioVersion.findFirst({ where: { scenarioId: id, version } });
  if (!row) throw scenarioErrors.versionNotFound();
  return { version, content: ScenarioContent.parse(row.content), createdAt: row.createdAt };
}

/** The tags in use on scenarios that are not archived, the most used first. */
export async function listScenarioTags(scope: Scope) {
  return await scope.db.$queryRaw<{ tag: string; count: number }[]>`
    select tag, count(*)::int as count
    from scenario, unnest(tags) as tag
    where status <> 'ARCHIVED'
    group by tag order by count desc, tag limit 500`;
}
