import { changesOf } from '#server/core/audit-changes.ts';
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
  const before = await scope.db.user.findUniqueOrThrow({
    where: { id: user.id },
    select: { username: true },
  });
  const after = { username: username === '' ? null : username };
  await scope.db.user.update({ where: { id: user.id }, data: after });
  const { ipAddress, userAgent } = actor;
  await scope.db.accountEvent.createMany({
    data: {
      userId: user.id,
      action: 'account.usernameChanged',
      details: { changes: changesOf({ before, after }) },
      ipAddress,
      userAgent,
    },
  });
}
