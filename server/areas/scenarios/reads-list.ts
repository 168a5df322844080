import type { z } from 'zod';
import { findEntries } from '#server/core/find-entries.ts';
import { type EntryPlace, listEntries } from '#server/core/list-entries.ts';
import { decodeCursor, newestFirst, toPage } from '#server/core/paging.ts';
import type { Scope } from '#server/core/scope.ts';
import type { ListScenarios } from './schema.ts';
import { type Found, readFound } from './search-found.ts';

type Input = z.output<typeof ListScenarios>;

/** A scenario in a list. */
export type ScenarioRow = {
  id: string;
  name: string;
  description: string;
  locale: string;
  status: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
  onFail: 'STOP' | 'CONTINUE';
  tags: string[];
  version: number;
  /** A model suggested it, and nobody has published it yet. */
  isSuggested: boolean;
  updatedAt: Date;
  turnCount: number;
  expectationCount: number;
  suiteCount: number;
};

/** A page of scenarios. `isCut`: older ones may fit the search too. */
export type ScenarioPage = {
  items: (ScenarioRow & { found: Found | null })[];
  nextCursor: string | null;
  isCut: boolean;
  /** The suite that was asked for, if there is one. */
  suite: { id: string; name: string } | null;
};

/**
 * A page of scenarios: last saved first, or for a search the best first with what was found in them.
 * Without a status: those that are not archived.
 */
export async function listScenarios(scope: Scope, input: Input): Promise<ScenarioPage> {
  const { search, suiteId } = input;
  const suite = suiteId ? await findSuite(scope, suiteId) : null;
  if (search?.trim()) return { suite, ...(await searchScenarios(scope, { ...input, search })) };
  const places = suiteId
    ? await listOfSuite(scope, suiteId, input)
    : await listEntries(scope, 'scenario', input, input);
  const { items, nextCursor } = toPage(places, input.limit);
  const rows = await readRows(
    scope,
    items.map(({ id }) => id),
  );
  return { suite, items: rows.map((row) => ({ ...row, found: null })), nextCursor, isCut: false };
}

/** What is found is bounded, so its pages are counted. */
async function searchScenarios(
  scope: Scope,
  input: Input & { search: string },
): Promise<Omit<ScenarioPage, 'suite'>> {
  const found = await findEntries(scope, 'scenario', input.search, input);
  const ids = input.suiteId ? await inSuite(scope, input.suiteId, found.ids) : found.ids;
  const start = /^\d{1,4}$/.test(input.cursor ?? '') ? Number(input.cursor) : 0;
  const end = start + input.limit;
  const rows = await readRows(scope, ids.slice(start, end));
  const marked = await readFound(scope, rows, input.search);
  return {
    items: rows.map((row) => ({ ...row, found: marked.get(row.id) ?? null })),
    nextCursor: end < ids.length ? String(end) : null,
    isCut: found.isCut,
  };
}

/** Rows in the order of `ids`, with counts that cost what a page costs. */
async function readRows({ db }: Scope, ids: readonly string[]): Promise<ScenarioRow[]> {
  const rows = await db.$queryRaw<ScenarioRow[]>`
    select s.id, s.name, s.description, s.locale, s.status::text as status,
      s.on_fail::text as "onFail", s.tags, s.version, s.is_suggested as "isSuggested",
      s.updated_at as "updatedAt",
      (select count(*)::int from scenario_turn t where t.scenario_id = s.id) as "turnCount",
      (select coalesce(sum((select count(*) from expectation e where e.turn_id = t.id)), 0)::int
        from scenario_turn t where t.scenario_id = s.id) as "expectationCount",
      (select count(*)::int from suite_item i where i.scenario_id = s.id) as "suiteCount"
    from unnest(${[...ids]}::uuid[]) with ordinality asked (id, at)
      cross join lateral (select * from scenario x where x.id = asked.id limit 1) s
    order by asked.at`;
  return rows;
}

/** A suite lists few enough scenarios to look at all of them. */
async function listOfSuite({ db }: Scope, suiteId: string, input: Input): Promise<EntryPlace[]> {
  const { status, locale, tags } = input;
  const items = await db.suiteItem.findMany({ where: { suiteId }, select: { scenarioId: true } });
  const cursor = decodeCursor(input.cursor);
  const rows = await db.scenario.findMany({
    where: {
      id: { in: items.map(({ scenarioId }) => scenarioId) },
      status: status ? status : { not: 'ARCHIVED' },
      ...(locale ? { locale } : {}),
      ...(tags ? { tags: { hasEvery: tags } } : {}),
      ...(cursor ? { updatedAt: { lte: cursor.at } } : {}),
    },
    select: { id: true, updatedAt: true },
    orderBy: newestFirst,
  });
  return rows
    .filter(({ id, updatedAt }) => !cursor || updatedAt < cursor.at || id < cursor.id)
    .slice(0, input.limit + 1);
}

function findSuite({ db }: Scope, id: string) {
  return db.suite.findFirst({ where: { id }, select: { id: true, name: true } });
}

async function inSuite({ db }: Scope, suiteId: string, ids: readonly string[]) {
  const items = await db.suiteItem.findMany({
    where: { suiteId, scenarioId: { in: [...ids] } },
    select: { scenarioId: true },
  });
  const listed = new Set(items.map(({ scenarioId }) => scenarioId));
  return ids.filter((id) => listed.has(id));
}
