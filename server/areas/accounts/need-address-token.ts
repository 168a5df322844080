import { APIError } from 'better-auth/api';
import { z } from 'zod';

const Query = z.looseObject({ token: z.string() });
/** What a token that confirms an address says, and nothing else. */
const AddressToken = z.strictObject({ email: z.string(), iat: z.number(), exp: z.number() });

/**
 * Refuses a signed token of another kind where one that confirms an address is expected, such as one
 * that would change it. Whether it is signed by us, and still holds, is looked at afterwards.
 */
export function needAddressToken(query: unknown): undefined {
  const token = Query.safeParse(query).data?.token;
  if (token === undefined || AddressToken.safeParse(payloadOf(token)).success) return;
  throw new APIError('UNAUTHORIZED', { code: 'INVALID_TOKEN', message: 'Invalid token' });
}

function payloadOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  } catch {
    return null;
  }
}
