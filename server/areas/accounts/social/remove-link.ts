import { AppError } from '#server/core/errors.ts';
import type { AccountScope } from '../account-scope.ts';
import { endOtherSessions } from '../end-other-sessions.ts';
import { needFreshSession } from '../need-fresh-session.ts';
import { countWaysIn } from './ways-in.ts';

/** Takes a link to a provider out of one's account, unless it is the last way in. Ends other sessions. */
export async function removeLink(
  scope: AccountScope,
  input: { id: string; sessionId: string; providers: readonly { id: string }[] },
): Promise<void> {
  const { id, sessionId, providers } = input;
  await needFreshSession(scope, sessionId);
  const { db, user, actor } = scope;
  const ways = await countWaysIn(db, user.id, providers);
  const link = await db.account.findFirst({
    where: { id, userId: user.id, providerId: { not: 'credential' } },
    select: { providerId: true },
  });
  if (!link) throw new AppError('not-found', 'me.linkGone', 'This link is gone already.');
  const isWay = providers.some((provider) => provider.id === link.providerId);
  if (isWay && ways === 1) {
    const message = 'This is the only way into your account. Add a passkey first, then unlink it.';
    throw new AppError('precondition', 'me.lastWayIn', message);
  }
  await db.account.deleteMany({ where: { id } });
  await db.accountEvent.createMany({
    data: {
      userId: user.id,
      action: 'account.linkRemoved',
      details: { provider: link.providerId },
      ipAddress: actor.ipAddress,
      userAgent: actor.userAgent,
    },
  });
  await endOtherSessions(scope, sessionId);
}
