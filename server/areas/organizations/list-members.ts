import type { z } from 'zod';
import { literalText } from '#server/core/literal-text.ts';
import { decodeCursor, encodeCursor } from '#server/core/paging.ts';
import type { Scope } from '#server/core/scope.ts';
import type { ListMembers } from './schema.ts';

/** A page of members, those who have been here longest first. */
export async function listMembers(scope: Scope, input: z.output<typeof ListMembers>) {
  const { limit, cursor, search, role } = input;
  const rows = await scope.db.member.findMany({
    where: { AND: [afterMember(cursor), role ? { role } : {}, matching(search)] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit + 1,
    select: {
      id: true,
      userId: true,
      role: true,
      createdAt: true,
      user: {
        select: {
          name: true,
          email: true,
          username: true,
          isActive: true,
          lastSignInAt: true,
          twoFactorEnabled: true,
        },
      },
    },
  });
  const items = rows.slice(0, limit).map(({ user, ...member }) => ({
    ...member,
    ...user,
    isYou: member.userId === scope.personId,
  }));
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor({ at: last.createdAt, id: last.id }) : null };
}

function afterMember(cursor: string | null | undefined) {
  const from = decodeCursor(cursor);
  if (!from) return {};
  return { OR: [{ createdAt: { gt: from.at } }, { createdAt: from.at, id: { gt: from.id } }] };
}

function matching(search: string | undefined) {
  if (!search) return {};
  const contains = { contains: literalText(search), mode: 'insensitive' as const };
  return {
    user: { is: { OR: [{ name: contains }, { email: contains }, { username: contains }] } },
  };
}
