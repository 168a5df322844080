import { databaseNow } from '#server/core/clock.ts';
import type { AccountScope } from './account-scope.ts';

/** One's own sessions that still work, newest first. Never a token. */
export async function listSessions(scope: AccountScope, currentId: string) {
  const sessions = await scope.db.session.findMany({
    where: { userId: scope.user.id, expiresAt: { gt: await databaseNow(scope.db) } },
    orderBy: { updatedAt: 'desc' },
    select: { id: true, ipAddress: true, userAgent: true, createdAt: true, updatedAt: true },
  });
  return sessions.map((session) => ({ ...session, isCurrent: session.id === currentId }));
}
