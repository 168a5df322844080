import type { Auth } from '#server/areas/identity/index.ts';
import type { Services } from '#server/core/services.ts';
import type { RequestContext } from './context.ts';

export type IncomingRequest = {
  headers: Headers;
  requestId: string;
  ipAddress: string | null;
};

/** Who asks, from the session cookie alone, and from where. */
export async function createRequestContext(
  { auth, services }: { auth: Auth; services: Services },
  { headers, requestId, ipAddress }: IncomingRequest,
): Promise<RequestContext> {
  const found = headers.has('cookie') ? await auth.api.getSession({ headers }) : null;
  const signedIn = found && {
    user: { id: found.user.id, name: found.user.name, email: found.user.email },
    session: { id: found.session.id },
  };
  const userAgent = headers.get('user-agent')?.slice(0, 500) ?? null;
  return { services, signedIn, orgSlug: null, requestId, ipAddress, userAgent };
}
