import type { DatabaseClient } from '#server/core/db/prisma.ts';
import { foundOrg } from './found-org.ts';

/** Founds an organization for somebody who is not signed in, such as the demo user at the first start. */
export function seedOrg(
  accounts: DatabaseClient,
  user: { id: string; name: string; email: string },
  input: { name: string; isDemo: boolean },
): Promise<{ id: string; slug: string; name: string }> {
  const actor = {
    kind: 'user',
    id: user.id,
    label: user.name,
    ipAddress: null,
    userAgent: null,
  } as const;
  return accounts.prisma.$transaction((db) => foundOrg({ db, user, actor }, input));
}
