import type { z } from 'zod';
import { databaseNow } from '#server/core/clock.ts';
import { decodeCursor, encodeCursor } from '#server/core/paging.ts';
import { namesOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import type { ListTokens } from './schema.ts';
import { tokenState } from './token-state.ts';

function afterToken(cursor: string | null | undefined) {
  const from = decodeCursor(cursor);
  if (!from) return {};
  return { OR: [{ createdAt: { lt: from.at } }, { createdAt: from.at, id: { lt: from.id } }] };
}

/** A page of tokens, newest first, with who made them and when they were last used; never a token itself. */
export async function listTokens(scope: Scope, input: z.output<typeof ListTokens>) {
  const rows = await scope.db.apiToken.findMany({
    where: afterToken(input.cursor),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
    omit: { orgId: true, tokenHash: true },
  });
  const page = rows.slice(0, input.limit);
  const names = await namesOf(
    scope,
    page.map(({ createdById }) => createdById),
  );
  const now = await databaseNow(scope.db);
  const items = page.map(({ createdById, ...token }) => ({
    ...token,
    createdBy: names.get(createdById) ?? null,
    state: tokenState(token, now),
  }));
  const last = page.at(-1);
  const hasMore = rows.length > input.limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor({ at: last.createdAt, id: last.id }) : null };
}
