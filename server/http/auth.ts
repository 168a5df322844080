import { type Auth, clientAddressHeader, openAuthPaths } from '#server/areas/identity/index.ts';

/**
 * Passes the open endpoints on to Better Auth; the rest don't exist. The session token is taken out of
 * JSON answers: it belongs in the cookie alone, where scripts can't read it.
 */
export async function answerAuth(
  auth: Auth,
  request: Request,
  ipAddress: string | null,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!openAuthPaths.has(pathname.slice('/api/auth'.length))) {
    return Response.json({ message: 'There is no such endpoint.' }, { status: 404 });
  }
  const forwarded = new Request(request);
  forwarded.headers.set(clientAddressHeader, ipAddress ?? '127.0.0.1');
  const response = await auth.handler(forwarded);
  if (!response.headers.get('content-type')?.includes('application/json')) return response;
  const text = await response.text();
  const { token: _, ...answer } = JSON.parse(text || '{}') as Record<string, unknown>;
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return new Response(text === '' ? null : JSON.stringify(answer), {
    status: response.status,
    headers,
  });
}
