import { createHash, randomBytes } from 'node:crypto';
import { databaseNow } from '#server/core/clock.ts';
import { AppError } from '#server/core/errors.ts';
import { newId } from '#server/core/ids.ts';
import type { AccountScope } from './account-scope.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { needFreshSession } from './need-fresh-session.ts';

const lifetimeMs = 60 * 60_000;

function identifierOf(token: string): string {
  return `change-email:${createHash('sha256').update(token).digest('base64url')}`;
}

const addressTaken = () =>
  new AppError('conflict', 'me.emailTaken', 'This address has an account already.', {
    field: ['email'],
  });

/**
 * Changes the address of one's account. Where mail works, nothing changes before the new address is
 * confirmed: `token` belongs into the mail to it. Ends one's other sessions once it is changed.
 * @returns the token to mail; null when the address was changed at once, or is somebody else's, which
 *   must look alike where mail works
 */
export async function changeEmail(
  scope: AccountScope,
  input: { email: string; sessionId: string; byMail: boolean },
): Promise<{ token: string | null }> {
  const { email, sessionId, byMail } = input;
  await needFreshSession(scope, sessionId);
  if (email === scope.user.email) return { token: null };
  const isTaken = (await scope.db.user.count({ where: { email } })) > 0;
  if (!byMail) {
    if (isTaken) throw addressTaken();
    await moveTo(scope, { email, sessionId, emailVerified: false });
    return { token: null };
  }
  if (isTaken) return { token: null };
  const token = randomBytes(32).toString('base64url');
  const now = await databaseNow(scope.db);
  await scope.db.verification.create({
    data: {
      id: newId(),
      identifier: identifierOf(token),
      value: JSON.stringify({ userId: scope.user.id, from: scope.user.email, to: email }),
      expiresAt: new Date(now.getTime() + lifetimeMs),
    },
  });
  return { token };
}

/** Takes the new address into use, for the person who asked for it and holds the token mailed there. */
export async function confirmEmail(
  scope: AccountScope,
  { token, sessionId }: { token: string; sessionId: string },
): Promise<{ email: string }> {
  const identifier = identifierOf(token);
  const now = await databaseNow(scope.db);
  const found = await scope.db.verification.findFirst({
    where: { identifier, expiresAt: { gt: now } },
  });
  const { user } = scope;
  const asked = found && (JSON.parse(found.value) as { userId: string; from: string; to: string });
  if (!asked || asked.userId !== user.id || asked.from !== user.email) {
    const message = 'This link was used, has expired or belongs to another account.';
    throw new AppError('not-found', 'me.emailLinkUnusable', message);
  }
  await scope.db.verification.deleteMany({ where: { identifier } });
  if ((await scope.db.user.count({ where: { email: asked.to } })) > 0) throw addressTaken();
  await moveTo(scope, { email: asked.to, sessionId, emailVerified: true });
  return { email: asked.to };
}

async function moveTo(
  scope: AccountScope,
  to: { email: string; emailVerified: boolean; sessionId: string },
): Promise<void> {
  const { email, emailVerified } = to;
  await scope.db.user.update({ where: { id: scope.user.id }, data: { email, emailVerified } });
  await endOtherSessions(scope, to.sessionId);
}
