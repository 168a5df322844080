import type { z } from 'zod';
import type { AccountScope } from '#server/areas/accounts/index.ts';
import { literalText } from '#server/core/literal-text.ts';
import { decodeCursor, encodeCursor } from '#server/core/paging.ts';
import type { ListInstanceUsers } from './schema.ts';

/** A page of all accounts, newest first. */
export async function listInstanceUsers(
  { db, user }: AccountScope,
  input: z.output<typeof ListInstanceUsers>,
) {
  const { limit, state } = input;
  const rows = await db.user.findMany({
    where: {
      AND: [
        afterUser(input.cursor),
        matching(input.search),
        state ? { isActive: state === 'active' } : {},
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    select: {
      id: true,
      name: true,
      email: true,
      username: true,
      emailVerified: true,
      isActive: true,
      twoFactorEnabled: true,
      lastSignInAt: true,
      createdAt: true,
      _count: { select: { members: true } },
    },
  });
  const items = rows.slice(0, limit).map(({ _count, ...person }) => ({
    ...person,
    orgCount: _count.members,
    isYou: person.id === user.id,
  }));
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor({ at: last.createdAt, id: last.id }) : null };
}

function matching(search: string | undefined) {
  if (!search) return {};
  const contains = { contains: literalText(search), mode: 'insensitive' as const };
  return { OR: [{ name: contains }, { email: contains }, { username: contains }] };
}

function afterUser(cursor: string | null | undefined) {
  const from = decodeCursor(cursor);
  if (!from) return {};
  return { OR: [{ createdAt: { lt: from.at } }, { createdAt: from.at, id: { lt: from.id } }] };
}
