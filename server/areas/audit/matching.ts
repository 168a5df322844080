import { Prisma } from '#server/core/db/prisma.ts';
import type { TimeCursor } from '#server/core/paging.ts';
import type { AuditFilters } from './schema.ts';

/**
 * A full-text query for events with every word of `search`, the last one possibly unfinished; null when
 * there is no word in it. No sign has a meaning of its own.
 */
export function wordQuery(search: string): string | null {
  const found = search.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '');
  if (found.length === 0) return null;
  return `${found.map((word) => `'${word}'`).join(' & ')}:*`;
}

/** The kinds of actors that have no id, which lets the index of actors find them. */
const nameless: ReadonlySet<string> = new Set(['job', 'stranger']);

/**
 * The condition for events that fit every filter but the search and come after `cursor`, newest first.
 */
export function matching(
  filters: Omit<AuditFilters, 'search'>,
  cursor: TimeCursor | null,
): Prisma.Sql {
  const { action, actorKind, actorId, resourceKind, resourceId, outcome, from, to } = filters;
  const all = [Prisma.sql`true`];
  if (cursor) all.push(Prisma.sql`(created_at, id) < (${cursor.at}, ${cursor.id}::uuid)`);
  if (from) all.push(Prisma.sql`created_at >= ${from}`);
  if (to) all.push(Prisma.sql`created_at < ${to}`);
  if (action) all.push(Prisma.sql`starts_with(action, ${action})`);
  if (actorKind) all.push(Prisma.sql`actor_kind = ${actorKind}`);
  if (actorKind && nameless.has(actorKind)) all.push(Prisma.sql`actor_id is null`);
  if (actorId) all.push(Prisma.sql`actor_id = ${actorId}::uuid`);
  if (resourceKind) all.push(Prisma.sql`resource_kind = ${resourceKind}`);
  if (resourceId) all.push(Prisma.sql`resource_id = ${resourceId}::uuid`);
  if (outcome) all.push(Prisma.sql`outcome = ${outcome}`);
  return Prisma.join(all, ' and ');
}
