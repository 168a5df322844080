import type { z } from 'zod';
import { decodeCursor, encodeCursor } from '#server/core/paging.ts';
import type { Scope } from '#server/core/scope.ts';
import type { ListAuditEvents } from './schema.ts';

type Filter = z.output<typeof ListAuditEvents>;

function afterEvent(cursor: Filter['cursor']) {
  const from = decodeCursor(cursor);
  if (!from) return {};
  return { OR: [{ createdAt: { lt: from.at } }, { createdAt: from.at, id: { lt: from.id } }] };
}

function matching(search: string | undefined) {
  if (!search) return {};
  const contains = { contains: search, mode: 'insensitive' as const };
  return { OR: [{ action: contains }, { resourceName: contains }, { actorLabel: contains }] };
}

/** A page of what was done, newest first. */
export async function listAuditEvents(scope: Scope, input: Filter) {
  const rows = await scope.db.auditEvent.findMany({
    where: {
      AND: [
        afterEvent(input.cursor),
        matching(input.search),
        input.action ? { action: { startsWith: input.action } } : {},
        input.actorId ? { actorId: input.actorId } : {},
        input.outcome ? { outcome: input.outcome } : {},
        input.from ? { createdAt: { gte: input.from } } : {},
        input.to ? { createdAt: { lt: input.to } } : {},
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
    omit: { orgId: true },
  });
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  const hasMore = rows.length > input.limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor({ at: last.createdAt, id: last.id }) : null };
}
