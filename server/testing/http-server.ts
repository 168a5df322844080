import { createHmac, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type Auth, createAuth, type PasswordList } from '#server/areas/accounts/index.ts';
import { newId } from '#server/core/ids.ts';
import { createHttpApp, type HttpOptions } from '#server/http/app.ts';
import { signUpCounter } from '#server/http/auth-rates.ts';
import { createNodeServer, withHeaders } from '#server/http/node-server.ts';
import type { OpenServices } from '#server/start/services.ts';

export type TestServer = {
  url: string;
  auth: Auth;
  /** A new session of this account as a Cookie header, as signing in would leave it. */
  signIn(userId: string): Promise<{ cookie: string; sessionId: string }>;
  close(): Promise<void>;
};

type TestServerOptions = Pick<HttpOptions, 'trustedProxies'> & {
  passwordList?: PasswordList | null;
};

/** The HTTP server of `services` on a free loopback port, without pages. Close it before the services. */
export async function testHttpServer(
  services: OpenServices,
  { passwordList = null, ...options }: TestServerOptions = {},
): Promise<TestServer> {
  const { accounts, mailer, baseUrl, sessionLimits, doors, log, identityProviders } = services;
  const secret = randomBytes(32).toString('base64');
  const limits = { signInsPerMinute: 10_000, sessionLimits, passwordList };
  const social = { identityProviders, countSignUp: signUpCounter(services) };
  const parts = { accounts, mailer, baseUrl, secret, doors, log };
  const auth = createAuth({ ...parts, ...limits, ...social });
  const app = createHttpApp({
    services,
    auth,
    pages: async () => new Response('No pages here.', { status: 404 }),
    isReady: async () => [],
    metrics: async () => '',
    metricsToken: null,
    ...options,
  });
  const server = createNodeServer(baseUrl);
  server.on('request', withHeaders(getRequestListener(app.fetch), baseUrl));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    auth,
    signIn: async (userId) => {
      const token = randomBytes(24).toString('base64url');
      const sessionId = newId();
      const expiresAt = new Date(Date.now() + 60 * 60_000);
      await accounts.prisma.session.create({ data: { id: sessionId, userId, token, expiresAt } });
      const signature = createHmac('sha256', secret).update(token).digest('base64');
      return {
        cookie: `assay.session=${encodeURIComponent(`${token}.${signature}`)}`,
        sessionId,
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
