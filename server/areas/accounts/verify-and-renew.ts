import type { DatabaseClient } from '#server/core/db/prisma.ts';
import type { Logger } from '#server/core/log.ts';
import { hashPassword, isOutdated, verifyPassword } from './password.ts';

/**
 * Verifies a password. One that was hashed at another cost than today's is hashed anew while it is
 * known; a hash has a salt of its own, so it names its row.
 */
export function verifyAndRenew({ accounts, log }: { accounts: DatabaseClient; log: Logger }) {
  async function renew({ hash, password }: { hash: string; password: string }): Promise<void> {
    const renewed = await hashPassword(password);
    await accounts.prisma.$transaction(async (db) => {
      await db.$queryRaw`select set_config('app.renews_password', 'on', true)`;
      await db.account.updateMany({ where: { password: hash }, data: { password: renewed } });
    });
  }
  return async (input: { hash: string; password: string }): Promise<boolean> => {
    const isRight = await verifyPassword(input);
    if (isRight && isOutdated(input.hash)) {
      await renew(input).catch((err: unknown) =>
        log.warn({ part: 'auth', err }, 'a password could not be stored anew'),
      );
    }
    return isRight;
  };
}
