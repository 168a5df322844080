import { databaseNow } from '#server/core/clock.ts';
import type { Scope } from '#server/core/scope.ts';

/** Ends all tokens of somebody who leaves, also for the case that they come back. Says how many. */
export async function revokeTokensOf(scope: Scope, userId: string): Promise<number> {
  const { count } = await scope.db.apiToken.updateMany({
    where: { createdById: userId, revokedAt: null },
    data: { revokedAt: await databaseNow(scope.db) },
  });
  return count;
}
