import type { ListedKind } from './list-entries.ts';
import type { Scope } from './scope.ts';

/** A tag with how many things carry it; `mostCounted` stands for that many or more. */
export type TagCount = { tag: string; count: number };

/** Counting stops here, so that a list of tags costs the same however much there is. */
export const mostCounted = 100;

const mostTags = 200;

/**
 * The tags of what is not archived, at most 200 of them, the most used first. Steps from tag to tag in
 * the index instead of reading every row.
 */
export async function listTags({ db }: Scope, kind: ListedKind): Promise<TagCount[]> {
  return await db.$queryRaw<TagCount[]>`
    with recursive used (tag, step) as (
      (select l.tag, 1 from list_entry l where l.kind = ${kind} and l.tag > '' order by l.tag limit 1)
      union all
      select (select l.tag from list_entry l where l.kind = ${kind} and l.tag > used.tag
        order by l.tag limit 1), used.step + 1
      from used where used.tag is not null and used.step < ${mostTags}::int
    )
    select tag, count from used cross join lateral (
      select (
        select count(*) from (
          select from list_entry l where l.kind = ${kind} and l.tag = used.tag and l.locale = ''
            and l.status = 'DRAFT' limit ${mostCounted}::int) drafts
      ) + (
        select count(*) from (
          select from list_entry l where l.kind = ${kind} and l.tag = used.tag and l.locale = ''
            and l.status = 'PUBLISHED' limit ${mostCounted}::int) published)
    ) counted (total) cross join lateral (select least(total, ${mostCounted}::int)::int) capped (count)
    where tag is not null and count > 0
    order by count desc, tag`;
}

/** The languages in use, archived things included, at most 200, in the order of their tags. */
export async function listLocales({ db }: Scope, kind: ListedKind): Promise<string[]> {
  const rows = await db.$queryRaw<{ locale: string }[]>`
    with recursive used (locale, step) as (
      (select l.locale, 1 from list_entry l where l.kind = ${kind} and l.tag = '' and l.locale > ''
        order by l.locale limit 1)
      union all
      select (select l.locale from list_entry l
        where l.kind = ${kind} and l.tag = '' and l.locale > used.locale
        order by l.locale limit 1), used.step + 1
      from used where used.locale is not null and used.step < ${mostTags}::int
    )
    select locale from used where locale is not null order by locale`;
  return rows.map(({ locale }) => locale);
}
