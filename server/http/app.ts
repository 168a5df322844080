import { randomBytes } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Auth } from '#server/areas/accounts/index.ts';
import { databaseError } from '#server/core/db/database-error.ts';
import { newId } from '#server/core/ids.ts';
import type { Services } from '#server/core/services.ts';
import { configSchema, configSchemaPath } from '#server/documents/config-file.ts';
import { documentSchema, schemaPath } from '#server/documents/json-schema.ts';
import { accountRouter, orgRouter } from '#server/rpc/app-router.ts';
import { limitedBody, plainJson } from './api-body.ts';
import { answerAuth } from './auth.ts';
import { clientAddress, parseTrustedProxies } from './client-address.ts';
import { healthRoutes } from './health.ts';
import { noteRefused } from './note-refused.ts';
import { answerOrgPath } from './org-routes.ts';
import { refusalOf, refuse } from './refuse.ts';
import { answerRpc } from './rpc.ts';
import { cachingOf, isForeignWrite, securityHeaders } from './security.ts';

export type HttpEnv = {
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    nonce: string;
    ipAddress: string | null;
    /** Why the request was refused, if it was. */
    refused?: string;
  };
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
  /** Addresses and networks whose `X-Forwarded-For` is believed; none by default. */
  trustedProxies?: readonly string[];
  /** Serves built files; absent in development, where Vite does. */
  assets?: (app: Hono<HttpEnv>) => void;
};

/** The one HTTP server: health, sign-in, the two APIs, then pages. */
export function createHttpApp(options: HttpOptions): Hono<HttpEnv> {
  const { services } = options;
  const proxies = parseTrustedProxies(options.trustedProxies ?? []);
  const app = new Hono<HttpEnv>();

  app.use(async (c, next) => {
    const peer = c.env.incoming?.socket.remoteAddress ?? null;
    c.set('requestId', newId());
    c.set('nonce', randomBytes(18).toString('base64'));
    c.set('ipAddress', clientAddress(peer, c.req.header('x-forwarded-for') ?? null, proxies));
    await next();
    noteRefused(c, services.doors);
    for (const [name, value] of securityHeaders(c.get('nonce'), services.baseUrl)) {
      c.res.headers.set(name, value);
    }
    c.res.headers.set('x-request-id', c.get('requestId'));
    const caching = c.res.status < 400 ? cachingOf(c.req.raw) : 'no-store';
    if (caching) c.res.headers.set('cache-control', caching);
  });
  app.onError((error, c) => {
    const known = refusalOf(c, error) ?? refusalOf(c, databaseError(error, services.conflicts));
    if (known) return known;
    services.log.error({ err: error, requestId: c.get('requestId') }, 'request failed');
    return refuse(c, 500, 'http.internal_server_error', 'Something went wrong.');
  });

  healthRoutes(app, options);
  options.assets?.(app);
  app.get(schemaPath, (c) => c.json(documentSchema()));
  app.get(configSchemaPath, (c) => c.json(configSchema()));
  app.get('/favicon.ico', (c) => c.redirect('/favicon.svg', 301));

  app.use(async (c, next) => {
    if (!isForeignWrite(c.req.raw, services.baseUrl)) return await next();
    return refuse(c, 403, 'request.foreign', 'This request came from another site.');
  });
  app.use('/api/*', limitedBody, plainJson);

  app.on(['GET', 'POST'], '/api/auth/*', (c) => answerAuth(c, options));
  app.all('/api/trpc/*', (c) =>
    answerRpc(c, options, { endpoint: '/api/trpc', router: accountRouter, orgSlug: null }),
  );
  app.all('/api/orgs/:org/trpc/*', (c) => {
    const orgSlug = c.req.param('org');
    const endpoint = `/api/orgs/${orgSlug}/trpc`;
    return answerRpc(c, options, { endpoint, router: orgRouter, orgSlug });
  });
  app.get('/api/orgs/:org/*', async (c, next) => {
    return (await answerOrgPath(c, options, c.req.param('org'))) ?? (await next());
  });
  app.all('/api/*', (c) => refuse(c, 404, 'http.not_found', 'There is no such endpoint.'));

  app.all('*', (c) => {
    const { requestId, nonce, ipAddress } = c.var;
    return options.pages(c.req.raw, { requestId, nonce, ipAddress });
  });
  return app;
}
