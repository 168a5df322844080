import { Prisma } from './db/prisma.ts';
import { decodeCursor } from './paging.ts';
import type { Scope } from './scope.ts';

/** What is listed by the table `list_entry`, which triggers keep. */
export type ListedKind = 'scenario' | 'prompt';

export type EntryStatus = 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';

export type EntryFilters = {
  /** Absent: what is not archived. */
  status?: EntryStatus | undefined;
  locale?: string | undefined;
  /** Things that carry all of these. */
  tags?: readonly string[] | undefined;
};

export type EntryPlace = { id: string; updatedAt: Date };

/**
 * The next things of a kind that fit the filters, last saved first, one more than `limit` when there are
 * more. What it costs does not grow with the organization: each status is read from its place in an
 * index, as far as it is needed. Of several tags the first is read, and the others are looked up.
 */
export async function listEntries(
  { db }: Scope,
  kind: ListedKind,
  { status, locale = '', tags = [] }: EntryFilters,
  { cursor, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<EntryPlace[]> {
  const [tag = '', ...others] = tags;
  const from = decodeCursor(cursor);
  const after = from
    ? Prisma.sql`and (l.updated_at, l.id) < (${from.at}::timestamptz, ${from.id}::uuid)`
    : Prisma.empty;
  const hasOthers = others.map(
    (other) => Prisma.sql`and exists (
      select from list_entry o where o.kind = ${kind} and o.id = l.id and o.tag = ${other}
        and o.locale = '')`,
  );
  const statuses = status ? [status] : ['DRAFT', 'PUBLISHED'];
  const arms = statuses.map(
    (one) => Prisma.sql`(
      select l.id, l.updated_at from list_entry l
      where l.kind = ${kind} and l.tag = ${tag} and l.locale = ${locale} and l.status = ${one}
        ${after} ${hasOthers.length > 0 ? Prisma.join(hasOthers, ' ') : Prisma.empty}
      order by l.updated_at desc, l.id desc limit ${limit + 1}::int)`,
  );
  return await db.$queryRaw<EntryPlace[]>`
    select id, updated_at as "updatedAt" from (${Prisma.join(arms, ' union all ')}) listed
    order by updated_at desc, id desc limit ${limit + 1}::int`;
}
