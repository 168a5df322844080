import type { z } from 'zod';
import { findEntries } from '#server/core/find-entries.ts';
import { afterCursor, decodeCursor, newestFirst, toPage } from '#server/core/paging.ts';
import type { Scope } from '#server/core/scope.ts';
import type { TargetKind } from '#server/generated/prisma/enums.ts';
import { readLastRuns } from './last-runs.ts';
import { type ListSuites, SuiteFilter } from './schema.ts';

/** A page of suites, last saved first, each with its latest run. A search looks at the newest that fit. */
export async function listSuites(scope: Scope, input: z.output<typeof ListSuites>) {
  const rows = input.search?.trim()
    ? await searchRows(scope, input.search, input)
    : await nextRows(scope, input);
  const { items, nextCursor } = toPage(rows, input.limit);
  const lastRuns = await readLastRuns(
    scope,
    items.map(({ id }) => id),
  );
  return {
    items: items.map(({ filter, ...suite }) => ({
      ...suite,
      filter: SuiteFilter.nullable().parse(filter),
      lastRun: lastRuns.get(suite.id) ?? null,
    })),
    nextCursor,
  };
}

type Page = Pick<z.output<typeof ListSuites>, 'cursor' | 'limit'>;

async function nextRows(scope: Scope, { cursor, limit }: Page): Promise<SuiteRow[]> {
  const next = await scope.db.suite.findMany({
    where: afterCursor(cursor),
    orderBy: newestFirst,
    take: limit + 1,
    select: { id: true },
  });
  return await readRows(
    scope,
    next.map(({ id }) => id),
  );
}

async function searchRows(scope: Scope, search: string, { cursor, limit }: Page) {
  const { ids } = await findEntries(scope, 'suite', search);
  const from = decodeCursor(cursor);
  const rows = await readRows(scope, ids);
  const left = rows.filter(
    ({ id, updatedAt }) => !from || updatedAt < from.at || (updatedAt <= from.at && id < from.id),
  );
  return left.slice(0, limit + 1);
}

type SuiteRow = {
  id: string;
  name: string;
  description: string;
  repeats: number;
  filter: unknown;
  updatedAt: Date;
  /** Listed by hand; 0 where a filter chooses. */
  itemCount: number;
  targets: { id: string; name: string; kind: TargetKind }[];
};

/** Rows by their ids, last saved first, each by its key, so that they cost what a page costs. */
async function readRows({ db }: Scope, ids: readonly string[]): Promise<SuiteRow[]> {
  return await db.$queryRaw<SuiteRow[]>`
    select s.id, s.name, s.description, s.repeats, s.filter, s.updated_at as "updatedAt",
      (select count(*)::int from suite_item i where i.suite_id = s.id) as "itemCount",
      (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'kind', t.kind)
          order by d.position), '[]')
        from suite_target d
          cross join lateral (select * from target x where x.id = d.target_id limit 1) t
        where d.suite_id = s.id) as targets
    from unnest(${[...ids]}::uuid[]) asked (id)
      cross join lateral (select * from suite x where x.id = asked.id limit 1) s
    order by s.updated_at desc, s.id desc`;
}
