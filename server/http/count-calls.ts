import { RateLimited } from '#server/core/rate-limited.ts';
import type { RequestContext } from '#server/rpc/context.ts';
import { addressKey } from './client-address.ts';

/**
 * Counts requests against what an account may send, or for somebody who is not signed in their
 * address. Tokens are counted where they turn out to be good.
 * @throws {RateLimited}
 */
export async function countCalls(context: RequestContext, count: number): Promise<void> {
  const { signedIn, tokenHash, services, ipAddress } = context;
  const { callsOfCaller, callsOfAddress } = services.rates;
  const userId = tokenHash ? null : (signedIn?.user.id ?? null);
  try {
    if (userId !== null) await callsOfCaller.spend(`user:${userId}`, count);
    else await callsOfAddress.spend(addressKey(ipAddress), count);
  } catch (error) {
    if (error instanceof RateLimited) {
      const { requestId, userAgent } = context;
      const of =
        userId === null ? ({ kind: 'address' } as const) : { kind: 'account' as const, userId };
      const { limit } = error.hit;
      services.doors.note({
        door: 'limit',
        limit,
        of,
        ipAddress,
        userAgent,
        requestId,
        path: null,
      });
    }
    throw error;
  }
}
