import type { IdentityProvider } from '#server/outside/identity/identity-provider.ts';
import {
  createIdentityProviders,
  type OpenIdentitySettings,
} from '#server/outside/identity/identity-providers.ts';
import { createOutbound, type Outbound } from '#server/outside/net/outbound.ts';
import type { IdentityServer } from './doubles/identity-double.ts';
import type { Visitor } from './visitor.ts';

const none: OpenIdentitySettings = { google: null, github: null, microsoft: null, oidc: null };

/** Addresses of the real providers, which lead to a double in tests. */
const real = new Set([
  'https://accounts.google.com',
  'https://login.microsoftonline.com',
  'https://github.com',
  'https://api.github.com',
]);

/** Where a real provider's address leads to in a test. */
export function atDouble(address: string, doubleUrl: string): string {
  const url = new URL(address);
  return real.has(url.origin) ? `${doubleUrl}${url.pathname}${url.search}` : address;
}

/** The client of a double in the settings. */
export function clientOf({ clientId, clientSecret }: IdentityServer) {
  return { clientId, clientSecret };
}

/** Providers as in production but for the way out, which ends at the double. Close the way out. */
export function providersAt(
  doubleUrl: string,
  settings: Partial<OpenIdentitySettings>,
): { providers: IdentityProvider[]; door: Outbound } {
  const { host } = new URL(doubleUrl);
  const limits = { silenceTimeoutMs: 8_000, maxResponseBytes: 512 * 1024 };
  const door = createOutbound({ allow: [host], ...limits });
  const fetch: typeof globalThis.fetch = (url, init) =>
    door.fetch(atDouble(String(url), doubleUrl), init);
  const providers = createIdentityProviders({ ...none, ...settings }, { fetch, timeoutSeconds: 4 });
  return { providers, door };
}

/**
 * Goes to a provider and comes back, as a browser does.
 * @returns the query that the provider sends back with
 */
export async function visitProvider(url: unknown, doubleUrl: string): Promise<URLSearchParams> {
  const answer = await fetch(atDouble(String(url), doubleUrl), { redirect: 'manual' });
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`The provider answered ${answer.status}.`);
  return new URL(location).searchParams;
}

/** Signs in, or links, by a provider; answers where the browser ends up. */
export async function comeBy(
  browser: Visitor,
  at: { provider: string; doubleUrl: string; next?: string; path?: string },
): Promise<string> {
  const { provider, doubleUrl, next = '/', path = '/oauth2/sign-in' } = at;
  const begun = await browser.auth(path, { provider, next });
  if (begun.status !== 200) throw new Error(`It began with ${begun.status}.`);
  const query = await visitProvider(begun.body.url, doubleUrl);
  const ended = await browser.auth(`/oauth2/callback/${provider}?${query}`);
  return ended.headers.get('location') ?? `status ${ended.status}`;
}
