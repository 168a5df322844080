import type { z } from 'zod';
import type { AccountScope } from '#server/areas/accounts/index.ts';
import { instanceErrors } from './errors.ts';
import type { SetActive } from './schema.ts';

/**
 * Shuts an account or opens it again. A shut one has no sessions from that moment on: the database ends
 * them with it, and lets its tokens and memberships count for nothing.
 */
export async function setActive(
  { db, user, actor }: AccountScope,
  { userId, isActive }: z.output<typeof SetActive>,
): Promise<void> {
  if (userId === user.id) throw instanceErrors.notYourself();
  const { count } = await db.user.updateMany({ where: { id: userId }, data: { isActive } });
  if (count === 0) throw instanceErrors.userNotFound();
  const { ipAddress, userAgent } = actor;
  await db.accountEvent.createMany({
    data: [
      {
        userId,
        action: isActive ? 'account.opened' : 'account.shut',
        details: { by: user.id },
      },
      {
        userId: user.id,
        action: 'account.activeSet',
        details: { userId, isActive },
        ipAddress,
        userAgent,
      },
    ],
  });
}
