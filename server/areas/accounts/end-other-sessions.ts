import type { AccountScope } from './account-scope.ts';

/**
 * Signs one's other devices out; answers how many. The caller has seen to a recent sign-in. The account
 * log is written by the database with it.
 */
export async function endOtherSessions(
  scope: AccountScope,
  currentId: string,
): Promise<{ count: number }> {
  return await scope.db.session.deleteMany({
    where: { userId: scope.user.id, id: { not: currentId } },
  });
}
