import { AppError } from '#server/core/errors.ts';
import type { AccountScope } from './account-scope.ts';

/** Signs one of one's own devices out. The account log is written by the database with it. */
export async function endSession(scope: AccountScope, id: string): Promise<void> {
  const { count } = await scope.db.session.deleteMany({ where: { id, userId: scope.user.id } });
  if (count === 0) {
    throw new AppError('not-found', 'me.sessionNotFound', 'This session has ended already.');
  }
}
