import type { z } from 'zod';
import { Prisma, type Transaction } from '#server/core/db/prisma.ts';
import { decodeCursor, encodeCursor, type TimeCursor } from '#server/core/paging.ts';
import type { Scope } from '#server/core/scope.ts';
import { matching, wordQuery } from './matching.ts';
import type { AuditFilters, ListAuditEvents } from './schema.ts';

/** One line of the log. */
export type AuditEventRow = {
  id: string;
  createdAt: Date;
  actorKind: string;
  actorId: string | null;
  actorLabel: string;
  action: string;
  resourceKind: string;
  resourceId: string | null;
  resourceName: string | null;
  outcome: string;
  details: unknown;
  ipAddress: string | null;
  userAgent: string | null;
};

const columns = Prisma.sql`id, created_at as "createdAt", actor_kind as "actorKind",
  actor_id as "actorId", actor_label as "actorLabel", action, resource_kind as "resourceKind",
  resource_id as "resourceId", resource_name as "resourceName", outcome, details,
  ip_address as "ipAddress", user_agent as "userAgent"`;

type Place = { cursor: TimeCursor | null; limit: number };

/** The next events that fit, newest first, at most `limit`. */
export async function readEvents(
  { db }: Scope,
  { search, ...filters }: AuditFilters,
  { cursor, limit }: Place,
): Promise<AuditEventRow[]> {
  if (search) return await searchEvents(db, { search, ...filters }, { cursor, limit });
  return await db.$queryRaw<AuditEventRow[]>`
    select ${columns} from audit_event where ${matching(filters, cursor)}
    order by created_at desc, id desc limit ${limit}`;
}

async function searchEvents(
  db: Transaction,
  { search, ...filters }: AuditFilters & { search: string },
  { cursor, limit }: Place,
): Promise<AuditEventRow[]> {
  const words = wordQuery(search);
  if (words === null) return [];
  const { action, actorKind, actorId, resourceKind, resourceId, outcome, from, to } = filters;
  return await db.$queryRaw<AuditEventRow[]>`
    select ${columns} from search_audit_events(${words}, ${action ?? null}, ${actorKind ?? null},
      ${actorId ?? null}::uuid, ${resourceKind ?? null}, ${resourceId ?? null}::uuid,
      ${outcome ?? null}, ${from ?? null}::timestamptz, ${to ?? null}::timestamptz,
      ${cursor?.at ?? null}::timestamptz, ${cursor?.id ?? null}::uuid, ${limit}::int)
    order by created_at desc, id desc`;
}

/** A page of what was done, newest first. */
export async function listAuditEvents(scope: Scope, input: z.output<typeof ListAuditEvents>) {
  const { cursor, limit, ...filters } = input;
  const from = decodeCursor(cursor);
  const rows = await readEvents(scope, filters, { cursor: from, limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor({ at: last.createdAt, id: last.id }) : null };
}
