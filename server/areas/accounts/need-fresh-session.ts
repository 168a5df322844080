import { databaseNow } from '#server/core/clock.ts';
import { AppError } from '#server/core/errors.ts';
import type { AccountScope } from './account-scope.ts';
import { freshMs } from './session-limits.ts';

/** Refuses unless one signed in with this session within the last ten minutes. */
export async function needFreshSession(scope: AccountScope, sessionId: string): Promise<void> {
  const session = await scope.db.session.findFirst({
    where: { id: sessionId, userId: scope.user.id },
    select: { createdAt: true },
  });
  const now = await databaseNow(scope.db);
  if (session && now.getTime() - session.createdAt.getTime() <= freshMs) return;
  throw new AppError('precondition', 'me.confirmFirst', 'Confirm that it is you, then go on.');
}
