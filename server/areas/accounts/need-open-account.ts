import { APIError } from 'better-auth/api';
import type { DatabaseClient } from '#server/core/db/prisma.ts';

/** Keeps an account that an instance administrator has shut from getting a session, however it signs in. */
export function needOpenAccount({ prisma }: DatabaseClient) {
  return async ({ userId }: { userId: string }): Promise<void> => {
    const where = { id: userId, isActive: false };
    const shut = await prisma.user.findFirst({ where, select: { id: true } });
    if (!shut) return;
    const message = 'This account was shut by an administrator of this installation.';
    throw new APIError('FORBIDDEN', { code: 'ACCOUNT_SHUT', message });
  };
}
