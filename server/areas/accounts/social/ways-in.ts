import type { Transaction } from '#server/core/db/prisma.ts';

/**
 * How many ways there are to sign in to an account: its password, its passkeys, and its links to
 * providers that are set up. Locks the account, so that two changes at once don't count each other's.
 */
export async function countWaysIn(
  db: Transaction,
  userId: string,
  providers: readonly { id: string }[],
): Promise<number> {
  await db.$queryRaw`select from "user" where id = ${userId}::uuid for update`;
  const providerId = { in: providers.map(({ id }) => id) };
  return (
    (await db.account.count({
      where: { userId, providerId: 'credential', password: { not: null } },
    })) +
    (await db.account.count({ where: { userId, providerId } })) +
    (await db.passkey.count({ where: { userId } }))
  );
}
