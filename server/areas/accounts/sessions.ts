import { databaseNow } from '#server/core/clock.ts';
import type { AccountScope } from './account-scope.ts';

/** One's own sessions that still work, the last used first. Never a token. */
export async function listSessions(
  scope: AccountScope,
  { currentId, idleMs }: { currentId: string; idleMs: number },
) {
  const now = await databaseNow(scope.db);
  const sessions = await scope.db.session.findMany({
    where: {
      userId: scope.user.id,
      expiresAt: { gt: now },
      updatedAt: { gt: new Date(now.getTime() - idleMs) },
    },
    orderBy: { updatedAt: 'desc' },
    select: { id: true, ipAddress: true, userAgent: true, createdAt: true, updatedAt: true },
  });
  return sessions.map((session) => ({ ...session, isCurrent: session.id === currentId }));
}
