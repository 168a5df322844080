import { randomBytes } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Auth } from '#server/areas/identity/index.ts';
import { newId } from '#server/core/ids.ts';
import type { Services } from '#server/core/services.ts';
import { accountRouter, orgRouter } from '#server/rpc/app-router.ts';
import { createRequestContext } from '#server/rpc/request-context.ts';
import { answerAuth } from './auth.ts';
import { healthRoutes } from './health.ts';
import { cachingOf, isForeignWrite, securityHeaders } from './security.ts';

export type HttpEnv = {
  Bindings: Partial<HttpBindings>;
  Variables: { requestId: string; nonce: string; ipAddress: string | null };
};

/** Answers a page request; the nonce goes into the page's own scripts. */
export type PageHandler = (
  request: Request,
  from: { requestId: string; nonce: string; ipAddress: string | null },
) => Promise<Response>;

export type HttpOptions = {
  services: Services;
  auth: Auth;
  pages: PageHandler;
  isReady: () => Promise<string[]>;
  metrics: () => Promise<string>;
  metricsToken: string | null;
  /** Serves built files; absent in development, where Vite does. */
  assets?: (app: Hono<HttpEnv>) => void;
};

/** The one HTTP server: health, sign-in, the two APIs, then pages. */
export function createHttpApp(options: HttpOptions): Hono<HttpEnv> {
  const { services, auth } = options;
  const app = new Hono<HttpEnv>();

  app.use(async (c, next) => {
    c.set('requestId', newId());
    c.set('nonce', randomBytes(18).toString('base64'));
    c.set('ipAddress', c.env.incoming?.socket.remoteAddress ?? null);
    await next();
    for (const [name, value] of securityHeaders(c.get('nonce'), services.baseUrl)) {
      c.res.headers.set(name, value);
    }
    c.res.headers.set('x-request-id', c.get('requestId'));
    const caching = c.res.status < 400 ? cachingOf(c.req.raw) : 'no-store';
    if (caching) c.res.headers.set('cache-control', caching);
  });
  app.onError((error, c) => {
    services.log.error({ err: error, requestId: c.get('requestId') }, 'request failed');
    return c.json({ message: 'Something went wrong.', requestId: c.get('requestId') }, 500);
  });

  healthRoutes(app, options);
  options.assets?.(app);
  app.get('/favicon.ico', (c) => c.redirect('/favicon.svg', 301));

  app.use(async (c, next) => {
    if (isForeignWrite(c.req.raw, services.baseUrl)) {
      return c.json({ message: 'This request came from another site.' }, 403);
    }
    return await next();
  });
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: 1024 * 1024,
      // The rest of the request is not read, so nothing can follow it on this connection.
      onError: (c) =>
        c.json({ message: 'The request is larger than 1 MB.' }, 413, { connection: 'close' }),
    }),
  );

  app.on(['GET', 'POST'], '/api/auth/*', (c) => answerAuth(auth, c.req.raw, c.get('ipAddress')));

  const contextOf = (c: Context<HttpEnv>) =>
    createRequestContext(
      { auth, services },
      { headers: c.req.raw.headers, requestId: c.get('requestId'), ipAddress: c.get('ipAddress') },
    );
  app.all('/api/trpc/*', (c) =>
    fetchRequestHandler({
      endpoint: '/api/trpc',
      req: c.req.raw,
      router: accountRouter,
      maxBatchSize: 10,
      allowMethodOverride: true,
      createContext: () => contextOf(c),
    }),
  );
  app.all('/api/orgs/:org/trpc/*', (c) => {
    const orgSlug = c.req.param('org');
    return fetchRequestHandler({
      endpoint: `/api/orgs/${orgSlug}/trpc`,
      req: c.req.raw,
      router: orgRouter,
      maxBatchSize: 10,
      allowMethodOverride: true,
      createContext: async () => ({ ...(await contextOf(c)), orgSlug }),
    });
  });
  app.all('/api/*', (c) => c.json({ message: 'There is no such endpoint.' }, 404));

  app.all('*', (c) => {
    const { requestId, nonce, ipAddress } = c.var;
    return options.pages(c.req.raw, { requestId, nonce, ipAddress });
  });
  return app;
}
