import { z } from 'zod';
import type { AccountScope } from './account-scope.ts';

/** How one's account is protected, and what happened to it lately, newest first. Never a secret. */
export async function readSecurity({ db, user }: AccountScope) {
  const userId = user.id;
  const account = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, emailVerified: true, username: true, twoFactorEnabled: true },
  });
  const passkeys = await db.passkey.findMany({
    where: { userId },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, createdAt: true },
  });
  const withPassword = { userId, providerId: 'credential', password: { not: null } };
  const hasPassword = (await db.account.count({ where: withPassword })) > 0;
  const links = await db.account.findMany({
    where: { userId, providerId: { not: 'credential' } },
    orderBy: { id: 'asc' },
    select: { id: true, providerId: true, label: true, createdAt: true },
  });
  const events = await db.accountEvent.findMany({
    where: { userId, action: { not: 'session.ended' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 10,
    select: {
      id: true,
      action: true,
      details: true,
      ipAddress: true,
      userAgent: true,
      createdAt: true,
    },
  });
  return {
    ...account,
    hasPassword,
    passkeys,
    links,
    events: events.map(({ details, ...event }) => ({ ...event, factor: factorIn(details) })),
  };
}

/** What somebody signed in with or tried to, as `session-factor.ts` names it. */
function factorIn(details: unknown): string | null {
  return z.object({ factor: z.string() }).safeParse(details).data?.factor ?? null;
}
