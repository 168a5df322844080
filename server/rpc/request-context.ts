import { createHash } from 'node:crypto';
import { type Auth, findSession } from '#server/areas/accounts/index.ts';
import type { Services } from '#server/core/services.ts';
import type { RequestContext } from './context.ts';

export type IncomingRequest = {
  headers: Headers;
  requestId: string;
  ipAddress: string | null;
};

/** Who asks, by the session cookie or an API token, and from where. */
export async function createRequestContext(
  { auth, services }: { auth: Auth; services: Services },
  { headers, requestId, ipAddress }: IncomingRequest,
): Promise<RequestContext> {
  const tokenHash = bearerHash(headers.get('authorization'));
  const signedIn = headers.has('cookie')
    ? await findSession(auth, services, { headers, ipAddress })
    : null;
  const userAgent = headers.get('user-agent')?.slice(0, 500) ?? null;
  return { services, signedIn, tokenHash, orgSlug: null, requestId, ipAddress, userAgent };
}

/** Anything that is presented as a token counts as one, so that a wrong one is refused, not ignored. */
function bearerHash(authorization: string | null): Uint8Array | null {
  const token = /^bearer +(\S{1,200})$/i.exec(authorization ?? '')?.[1];
  return token === undefined ? null : createHash('sha256').update(token).digest();
}
