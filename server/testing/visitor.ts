import { createTRPCClient, httpBatchLink } from '@trpc/client';
import superjson from 'superjson';
import type { AccountRouter } from '#server/rpc/app-router.ts';

export type Answer = { status: number; body: Record<string, unknown>; headers: Headers };

/** A browser of somebody's own: keeps cookies, asks as the page of `origin` would. */
export type Visitor = {
  /** Calls an endpoint below `/api/auth`: with a body by POST, without one by GET. */
  auth(path: string, body?: Record<string, unknown>): Promise<Answer>;
  /** The API outside organizations. */
  api: ReturnType<typeof createTRPCClient<AccountRouter>>;
  cookies: Map<string, string>;
};

/** A browser that has no cookies yet. */
export function makeVisitor(url: string, origin: string): Visitor {
  const cookies = new Map<string, string>();
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = () => ({ origin, cookie: cookieHeader() });
  return {
    cookies,
    api: createTRPCClient<AccountRouter>({
      links: [httpBatchLink({ url: `${url}/api/trpc`, transformer: superjson, headers })],
    }),
    async auth(path, body) {
      const response = await fetch(`${url}/api/auth${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { 'content-type': 'application/json', ...headers() },
        body: body ? JSON.stringify(body) : null,
        redirect: 'manual',
      });
      for (const text of response.headers.getSetCookie()) keep(cookies, text);
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return {
        status: response.status,
        body: isJson && text !== '' ? (JSON.parse(text) ?? {}) : {},
        headers: response.headers,
      };
    },
  };
}

function keep(cookies: Map<string, string>, text: string): void {
  const [pair = ''] = text.split(';');
  const [name = '', ...rest] = pair.split('=');
  if (/max-age=0/i.test(text) || rest.join('=') === '') cookies.delete(name);
  else cookies.set(name, rest.join('='));
}
