import { AppError } from '#server/core/errors.ts';
import type { AccountScope } from './account-scope.ts';
import { needFreshSession } from './need-fresh-session.ts';

/** What a conflict on the username means to people. */
export const usernameTaken = () =>
  new AppError('conflict', 'me.usernameTaken', 'Somebody else has this username.', {
    field: ['username'],
  });

/** Sets the name one may sign in with instead of the address; an empty one gives it up. */
export async function setUsername(
  scope: AccountScope,
  { username, sessionId }: { username: string; sessionId: string },
): Promise<void> {
  await needFreshSession(scope, sessionId);
  const { user, actor } = scope;
  await scope.db.user.update({
    where: { id: user.id },
    data: { username: username === '' ? null : username },
  });
  const { ipAddress, userAgent } = actor;
  await scope.db.accountEvent.createMany({
    data: { userId: user.id, action: 'account.usernameChanged', ipAddress, userAgent },
  });
}
