import { afterEach } from 'vitest';
import { newId } from '#server/core/ids.ts';
import type { OpenIdentitySettings } from '#server/outside/identity/identity-providers.ts';
import {
  type IdentityServer,
  makeIdentityServer,
  startIdentityDouble,
} from './doubles/identity-double.ts';
import { testHttpServer } from './http-server.ts';
import { clientOf, providersAt } from './identity.ts';
import { openTestServices } from './open-test-services.ts';
import { makeVisitor, type Visitor } from './visitor.ts';

/** How Assay is registered with a provider that answers at `url`. */
export type ProviderSettings = (
  server: IdentityServer,
  url: string,
) => Partial<OpenIdentitySettings>;

/** Any issuer, named on the button. */
export const anyIssuer: ProviderSettings = (server, issuer) => ({
  oidc: { ...clientOf(server), issuer, name: 'Acme login', scopes: 'openid email profile' },
});

/** The claims of somebody nobody has met. */
export function somebody(more: Record<string, unknown> = {}): Record<string, unknown> {
  const sub = newId();
  return { sub, email: `${sub}@acme.test`, email_verified: true, name: 'Ada Lovelace', ...more };
}

/** True when the browser holds a session cookie. */
export function isSignedIn(browser: Visitor): boolean {
  return browser.cookies.has('assay.session');
}

type SetUpOptions = {
  /** Who signs in there, or the whole provider. */
  person?: Record<string, unknown>;
  idp?: IdentityServer;
  settings?: ProviderSettings;
  provider?: string;
};

/**
 * A test file's own services, on which `setUp` opens servers with a provider each; they close after each
 * test, the services after all.
 */
export async function openProviderWorld(options: Parameters<typeof openTestServices>[0] = {}) {
  const { db, services } = await openTestServices(options);
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });
  const { prisma } = services.accounts;

  async function setUp(asked: SetUpOptions & { rates?: typeof services.rates } = {}) {
    const { person = somebody(), settings = anyIssuer, provider = 'oidc' } = asked;
    const { idp = makeIdentityServer(person), rates = services.rates } = asked;
    const double = await startIdentityDouble(idp);
    const { providers, door } = providersAt(double.url, settings(idp, double.url));
    const server = await testHttpServer({ ...services, rates, identityProviders: providers });
    closers.push(server.close, double.close, door.close);
    const browser = () => makeVisitor(server.url, services.baseUrl);
    const at = { provider, doubleUrl: double.url };
    return { idp, double, server, browser, at, email: String(person.email) };
  }

  return {
    db,
    services,
    setUp,
    accountsOf: (email: string) => prisma.user.count({ where: { email } }),
    /** Signs somebody up by a password; answers their id. */
    async withPassword(browser: Visitor, email: string): Promise<string> {
      const password = 'correct horse battery staple';
      await browser.auth('/sign-up/email', { name: 'Ada', email, password });
      return (await prisma.user.findUniqueOrThrow({ where: { email } })).id;
    },
    /** What happened to an account, oldest first. */
    async eventsOf(userId: string) {
      const events = await prisma.accountEvent.findMany({
        where: { userId },
        orderBy: { id: 'asc' },
      });
      return events.map(({ action, details }) => [action, details] as const);
    },
  };
}
