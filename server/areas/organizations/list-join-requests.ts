import type { z } from 'zod';
import { decodeCursor, encodeCursor } from '#server/core/paging.ts';
import type { Scope } from '#server/core/scope.ts';
import type { ListJoinRequests } from './schema.ts';

/** A page of requests to join, newest first. */
export async function listJoinRequests(scope: Scope, input: z.output<typeof ListJoinRequests>) {
  const { limit, cursor, status } = input;
  const from = decodeCursor(cursor);
  const after = from
    ? { OR: [{ createdAt: { lt: from.at } }, { createdAt: from.at, id: { lt: from.id } }] }
    : {};
  const rows = await scope.db.joinRequest.findMany({
    where: { AND: [after, status ? { status } : {}] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    select: {
      id: true,
      status: true,
      message: true,
      createdAt: true,
      answeredAt: true,
      user: { select: { name: true, email: true } },
    },
  });
  const items = rows.slice(0, limit).map(({ user, ...request }) => ({ ...request, ...user }));
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor({ at: last.createdAt, id: last.id }) : null };
}
