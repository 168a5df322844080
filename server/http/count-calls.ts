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
  if (signedIn && !tokenHash) await callsOfCaller.spend(`user:${signedIn.user.id}`, count);
  else await callsOfAddress.spend(addressKey(ipAddress), count);
}
