import { Prisma } from '#server/core/db/prisma.ts';
import type { TimeCursor } from '#server/core/paging.ts';
import type { AuditFilters } from './schema.ts';

/**
 * What an event is found by: its action in single words, names, and everything in its details. Signs
 * count as spaces, so that `member.roleChanged` and `ann@example.org` are found by their parts.
 */
const words = Prisma.sql`to_tsvector('simple', translate(
  regexp_replace(action, '([a-z])([A-Z])', '\\1 \\2', 'g') || ' ' || action || ' ' || actor_label
    || ' ' || coalesce(resource_name, '') || ' ' || details::text,
  '.,:;@/\\"''_-+{}[]()<>=&?!#%*|~^$', repeat(' ', 40)))`;

/**
 * A full-text query for events with every word of `search`, the last one possibly unfinished; null when
 * there is no word in it. No sign has a meaning of its own.
 */
export function wordQuery(search: string): string | null {
  const found = search.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '');
  if (found.length === 0) return null;
  return `${found.map((word) => `'${word}'`).join(' & ')}:*`;
}

/** The condition for events that fit every filter and come after `cursor`, newest first. */
export function matching(filters: AuditFilters, cursor: TimeCursor | null): Prisma.Sql {
  const { action, actorId, resourceKind, resourceId, outcome, from, to, search } = filters;
  const all = [Prisma.sql`true`];
  if (cursor) all.push(Prisma.sql`(created_at, id) < (${cursor.at}, ${cursor.id}::uuid)`);
  if (from) all.push(Prisma.sql`created_at >= ${from}`);
  if (to) all.push(Prisma.sql`created_at < ${to}`);
  if (action) all.push(Prisma.sql`starts_with(action, ${action})`);
  if (actorId) all.push(Prisma.sql`actor_id = ${actorId}::uuid`);
  if (resourceKind) all.push(Prisma.sql`resource_kind = ${resourceKind}`);
  if (resourceId) all.push(Prisma.sql`resource_id = ${resourceId}::uuid`);
  if (outcome) all.push(Prisma.sql`outcome = ${outcome}`);
  if (search) {
    const query = wordQuery(search);
    all.push(query ? Prisma.sql`${words} @@ to_tsquery('simple', ${query})` : Prisma.sql`false`);
  }
  return Prisma.join(all, ' and ');
}
