import { AppError } from '#server/core/errors.ts';
import type { AccountScope } from './account-scope.ts';
import { needFreshSession } from './need-fresh-session.ts';

/**
 * Signs one of one's own devices out; another than this one only after a recent sign-in. The account
 * log is written by the database with it. @throws me.confirmFirst
 */
export async function endSession(
  scope: AccountScope,
  { id, currentId }: { id: string; currentId: string },
): Promise<void> {
  if (id !== currentId) await needFreshSession(scope, currentId);
  const { count } = await scope.db.session.deleteMany({ where: { id, userId: scope.user.id } });
  if (count === 0) {
    throw new AppError('not-found', 'me.sessionNotFound', 'This session has ended already.');
  }
}
