import type { z } from 'zod';
import { listLocales, listTags } from '#server/core/list-tags.ts';
import { namesOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import { scenarioErrors } from './errors.ts';
import { type ListScenarioVersions, ScenarioContent } from './schema.ts';

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
export function listScenarioTags(scope: Scope) {
  return listTags(scope, 'scenario');
}

/** The languages of all scenarios. */
export function listScenarioLocales(scope: Scope) {
  return listLocales(scope, 'scenario');
}
