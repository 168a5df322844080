import type { z } from 'zod';
import { databaseNow } from '#server/core/clock.ts';
import { literalText } from '#server/core/literal-text.ts';
import { decodeCursor, encodeCursor } from '#server/core/paging.ts';
import type { Scope } from '#server/core/scope.ts';
import { type InvitationState, invitationState } from './invitation-token.ts';
import type { ListInvitations } from './schema.ts';

/** A page of invitations, newest first, with what can be done with them now. Never a token. */
export async function listInvitations(scope: Scope, input: z.output<typeof ListInvitations>) {
  const { limit, cursor, search, state } = input;
  const now = await databaseNow(scope.db);
  const rows = await scope.db.invitation.findMany({
    where: {
      AND: [
        afterInvitation(cursor),
        state ? inState(state, now) : {},
        search ? { email: { contains: literalText(search), mode: 'insensitive' } } : {},
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    select: {
      id: true,
      email: true,
      role: true,
      createdAt: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
    },
  });
  const items = rows
    .slice(0, limit)
    .map((invitation) => ({ ...invitation, state: invitationState(invitation, now) }));
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor({ at: last.createdAt, id: last.id }) : null };
}

/** The same as `invitationState`, as a filter. */
function inState(state: InvitationState, now: Date) {
  if (state === 'used') return { acceptedAt: { not: null } };
  if (state === 'revoked') return { acceptedAt: null, revokedAt: { not: null } };
  const expiresAt = state === 'expired' ? { lte: now } : { gt: now };
  return { acceptedAt: null, revokedAt: null, expiresAt };
}

function afterInvitation(cursor: string | null | undefined) {
  const from = decodeCursor(cursor);
  if (!from) return {};
  return { OR: [{ createdAt: { lt: from.at } }, { createdAt: from.at, id: { lt: from.id } }] };
}
