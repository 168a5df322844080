import * as OTPAuth from 'otpauth';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import type { OpenIdentitySettings } from '#server/outside/identity/identity-providers.ts';
import type { Database } from '#server/postgres/open-database.ts';
import type { OpenServices } from '#server/start/services.ts';
import { testDatabase } from '#server/testing/database.ts';
import {
  type IdentityFault,
  type IdentityServer,
  makeIdentityServer,
  startIdentityDouble,
} from '#server/testing/doubles/identity-double.ts';
import { testHttpServer } from '#server/testing/http-server.ts';
import { clientOf, comeBy, providersAt, visitProvider } from '#server/testing/identity.ts';
import { testServices } from '#server/testing/services.ts';
import { makeVisitor, type Visitor } from '#server/testing/visitor.ts';

let db: Database;
let services: OpenServices;
const lines: string[] = [];
const closers: (() => Promise<void>)[] = [];
beforeAll(async () => {
  db = await testDatabase();
  services = await testServices(db, { out: { write: (line) => void lines.push(line) } });
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
afterAll(async () => {
  await services.close();
  await db.stop();
});

const password = 'correct horse battery staple';
const prisma = () => services.accounts.prisma;

type Settings = (server: IdentityServer, url: string) => Partial<OpenIdentitySettings>;
const generic: Settings = (server, issuer) => ({
  oidc: { ...clientOf(server), issuer, name: 'Acme login', scopes: 'openid email profile' },
});

function somebody(more: Record<string, unknown> = {}): Record<string, unknown> {
  const sub = newId();
  return { sub, email: `${sub}@acme.test`, email_verified: true, name: 'Ada Lovelace', ...more };
}

/** Assay, with a provider set up, and whoever signs in there. */
async function setUp(
  options: { person?: Record<string, unknown>; settings?: Settings; id?: string } = {},
) {
  const { person = somebody(), settings = generic, id: provider = 'oidc' } = options;
  const idp = makeIdentityServer(person);
  const double = await startIdentityDouble(idp);
  const { providers, door } = providersAt(double.url, settings(idp, double.url));
  const server = await testHttpServer({ ...services, identityProviders: providers });
  closers.push(server.close, double.close, door.close);
  const browser = () => makeVisitor(server.url, services.baseUrl);
  const at = { provider, doubleUrl: double.url };
  return { idp, double, server, browser, at, email: String(person.email) };
}

async function withPassword(browser: Visitor, email: string): Promise<string> {
  const { status } = await browser.auth('/sign-up/email', { name: 'Ada', email, password });
  expect(status).toBe(200);
  return (await prisma().user.findUniqueOrThrow({ where: { email } })).id;
}

const isSignedIn = (browser: Visitor) => browser.cookies.has('assay.session');
const accountsOf = (email: string) => prisma().user.count({ where: { email } });
const eventsOf = async (userId: string) =>
  (await prisma().accountEvent.findMany({ where: { userId }, orderBy: { id: 'asc' } })).map(
    ({ action, details }) => [action, details],
  );
const agePast = (userId: string) =>
  prisma().session.updateMany({
    where: { userId },
    data: { createdAt: new Date(Date.now() - 11 * 60_000) },
  });

describe('without a provider', () => {
  it('there is no endpoint and no button', async () => {
    const server = await testHttpServer(services);
    closers.push(server.close);
    const browser = makeVisitor(server.url, services.baseUrl);
    for (const provider of ['google', 'github', 'microsoft', 'oidc']) {
      expect((await browser.auth(`/oauth2/callback/${provider}?code=1&state=2`)).status).toBe(404);
      expect((await browser.auth('/oauth2/sign-in', { provider })).status).toBe(404);
      expect((await browser.auth('/oauth2/link', { provider })).status).toBe(404);
    }
    expect((await browser.api.me.entrance.query()).providers).toEqual([]);
  });

  it('those of the library stay shut, also when ours are open', async () => {
    const { browser } = await setUp();
    for (const path of ['/sign-in/social', '/link-social', '/unlink-account', '/get-access-token'])
      expect((await browser().auth(path, { provider: 'google' })).status).toBe(404);
    expect((await browser().auth('/callback/google?code=1&state=2')).status).toBe(404);
    expect((await browser().auth('/oauth2/callback/google?code=1')).status).toBe(404);
    expect((await browser().auth('/list-accounts')).status).toBe(404);
  });
});

describe('a new person', () => {
  it('gets an account without a password, whose address is verified, and goes on', async () => {
    const { browser, at, email } = await setUp();
    const ada = browser();
    expect((await ada.api.me.entrance.query()).providers).toEqual([
      { id: 'oidc', name: 'Acme login' },
    ]);
    expect(await comeBy(ada, { ...at, next: '/orgs/new?a=b' })).toBe('/orgs/new?a=b');
    const user = await prisma().user.findUniqueOrThrow({
      where: { email },
      include: { accounts: true, sessions: true },
    });
    expect(user).toMatchObject({ name: 'Ada Lovelace', emailVerified: true });
    expect(user.lastSignInAt).not.toBeNull();
    expect(user.sessions).toMatchObject([{ factor: 'oidc' }]);
    expect(user.accounts).toMatchObject([
      {
        providerId: 'oidc',
        label: email,
        password: null,
        accessToken: null,
        refreshToken: null,
        idToken: null,
      },
    ]);
    expect(await eventsOf(user.id)).toEqual([
      ['account.signedUp', {}],
      ['account.linkAdded', { provider: 'oidc', label: email }],
      ['session.started', { factor: 'oidc' }],
    ]);
    expect(await ada.api.me.security.query()).toMatchObject({
      email,
      emailVerified: true,
      hasPassword: false,
      links: [{ providerId: 'oidc', label: email }],
    });
  });

  it('is known again by the subject, whatever the address is by then', async () => {
    const { browser, at, email, idp } = await setUp();
    await comeBy(browser(), at);
    idp.person = { ...idp.person, email: `${newId()}@changed.test`, email_verified: false };
    const again = browser();
    expect(await comeBy(again, at)).toBe('/');
    expect((await again.api.me.get.query())?.email).toBe(email);
    expect(await accountsOf(String(idp.person.email))).toBe(0);
  });

  it('who shares a subject with somebody of another issuer is somebody else', async () => {
    const first = await setUp();
    await comeBy(first.browser(), first.at);
    const second = await setUp({ person: somebody({ sub: first.idp.person.sub }) });
    const other = second.browser();
    await comeBy(other, second.at);
    expect((await other.api.me.get.query())?.email).toBe(second.email);
  });

  it('is asked about where the ID token tells no address', async () => {
    const { browser, at, idp } = await setUp({ person: { sub: newId() } });
    const email = `${newId()}@acme.test`;
    idp.further = { email, email_verified: true };
    expect(await comeBy(browser(), at)).toBe('/');
    expect(await accountsOf(email)).toBe(1);
  });

  it('may come by keys of another kind', async () => {
    const idp = { ...makeIdentityServer(somebody()), alg: 'ES256' as const };
    const double = await startIdentityDouble(idp);
    const { providers, door } = providersAt(double.url, generic(idp, double.url));
    const server = await testHttpServer({ ...services, identityProviders: providers });
    closers.push(server.close, double.close, door.close);
    const browser = makeVisitor(server.url, services.baseUrl);
    expect(await comeBy(browser, { provider: 'oidc', doubleUrl: double.url })).toBe('/');
    expect(isSignedIn(browser)).toBe(true);
  });

  it('whose address nobody vouches for gets no account', async () => {
    for (const claims of [{ email_verified: false }, { email_verified: undefined }]) {
      const { browser, at, email } = await setUp({ person: somebody(claims) });
      const mallory = browser();
      expect(await comeBy(mallory, at)).toBe('/sign-in?problem=unverified&provider=oidc');
      expect(isSignedIn(mallory)).toBe(false);
      expect(await accountsOf(email)).toBe(0);
    }
    const { browser, at } = await setUp({ person: { sub: newId(), name: 'No address' } });
    expect(await comeBy(browser(), at)).toBe('/sign-in?problem=unverified&provider=oidc');
  });

  it('who signs in twice at once gets one account', async () => {
    const { browser, at, email } = await setUp();
    const browsers = [browser(), browser(), browser()];
    await Promise.all(browsers.map((one) => comeBy(one, at)));
    expect(await accountsOf(email)).toBe(1);
    expect(browsers.map(isSignedIn)).toEqual([true, true, true]);
  });
});

describe('an account that has the address already', () => {
  it('is not opened and not linked, and its owner is told how', async () => {
    const { browser, at, email } = await setUp();
    const owner = browser();
    const userId = await withPassword(owner, email);
    const visitor = browser();
    const ended = await comeBy(visitor, { ...at, next: '/orgs/new' });
    expect(ended).toMatch(/^\/sign-in\?problem=known&provider=oidc&next=%2Forgs%2Fnew&email=/);
    expect(isSignedIn(visitor)).toBe(false);
    expect(await prisma().account.count({ where: { userId, providerId: 'oidc' } })).toBe(0);
    expect(await eventsOf(userId)).toContainEqual([
      'account.signInFailed',
      { factor: 'oidc', reason: 'NOT_LINKED' },
    ]);
    expect((await prisma().user.findUniqueOrThrow({ where: { email } })).emailVerified).toBe(false);
  });
});

describe('an answer that is not right', () => {
  const refused: readonly [IdentityFault, problem: string, told: string | null][] = [
    ['wrong nonce', 'refused', '"nonce"'],
    ['no nonce', 'refused', '"nonce"'],
    ['wrong audience', 'refused', '"aud"'],
    ['expired', 'refused', '"exp"'],
    ['unsigned', 'refused', '"alg"'],
    ['signed with the secret', 'refused', '"alg"'],
    ['signed by another', 'refused', 'signature verification failed'],
    ['other issuer', 'refused', '"iss"'],
    ['answers as another issuer', 'refused', '"iss"'],
    ['denied', 'denied', null],
    ['keys 500', 'unreachable', '500'],
    ['token 500', 'unreachable', '500'],
    ['token hangs', 'unreachable', 'too slow'],
    ['token redirects', 'unreachable', 'redirects to'],
    ['token is huge', 'unreachable', 'sent more than'],
  ];
  it.each(refused)('(%s) signs nobody in and is said in words of ours', async (...row) => {
    const [fault, problem, told] = row;
    const { browser, at, email, idp } = await setUp();
    idp.fault = fault;
    lines.length = 0;
    const mallory = browser();
    expect(await comeBy(mallory, { ...at, next: '/me' })).toBe(
      `/sign-in?problem=${problem}&provider=oidc&next=%2Fme`,
    );
    expect(isSignedIn(mallory)).toBe(false);
    expect(await accountsOf(email)).toBe(0);
    const log = lines.filter((line) => line.includes('a provider signed nobody in'));
    expect(log.map((line) => JSON.parse(line).msg)).toEqual(
      told === null ? [] : [expect.stringContaining(told)],
    );
  });

  it('to a question about the person signs nobody in', async () => {
    const { browser, at, idp } = await setUp({ person: { sub: newId() } });
    idp.further = { email: `${newId()}@acme.test`, email_verified: true };
    idp.fault = 'other user information';
    expect(await comeBy(browser(), at)).toBe('/sign-in?problem=refused&provider=oidc');
  });

  it('at the beginning is a sentence', async () => {
    const { browser, idp } = await setUp();
    idp.fault = 'description 500';
    const begun = await browser().auth('/oauth2/sign-in', { provider: 'oidc' });
    expect(begun).toMatchObject({ status: 424, body: { code: 'PROVIDER_UNREACHABLE' } });
    idp.fault = null;
    expect((await browser().auth('/oauth2/sign-in', { provider: 'oidc' })).status).toBe(200);
  });

  it('tells the operator, never the secrets', async () => {
    const { browser, at, idp, double } = await setUp();
    lines.length = 0;
    idp.fault = 'wrong nonce';
    await comeBy(browser(), at);
    idp.fault = null;
    idp.clientId = 'somebody else now';
    const mallory = browser();
    const begun = await mallory.auth('/oauth2/sign-in', { provider: 'oidc' });
    expect(begun.status).toBe(200);
    await expect(visitProvider(begun.body.url, double.url)).rejects.toThrow('400');
    const told = lines.join('');
    expect(told).toContain('a provider signed nobody in');
    expect(told).not.toContain(idp.clientSecret);
    for (const { path, body } of double.requests) {
      for (const name of ['code', 'state', 'nonce', 'code_verifier']) {
        const value = new URLSearchParams(path.split('?')[1] ?? body).get(name);
        if (value) expect(told).not.toContain(value);
      }
    }
  });
});

describe('what comes back', () => {
  async function begun() {
    const world = await setUp();
    const victim = world.browser();
    const { body } = await victim.auth('/oauth2/sign-in', { provider: 'oidc', next: '/' });
    const query = await visitProvider(body.url, world.double.url);
    return { ...world, victim, url: new URL(String(body.url)), query };
  }
  const lost = '/sign-in?problem=state&provider=oidc';
  const back = async (browser: Visitor, query: URLSearchParams | string) =>
    (await browser.auth(`/oauth2/callback/oidc?${query}`)).headers.get('location');

  it('was asked for with PKCE, state and nonce, new each time and long', async () => {
    const { url, browser } = await begun();
    const again = await browser().auth('/oauth2/sign-in', { provider: 'oidc' });
    const other = new URL(String(again.body.url)).searchParams;
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    expect(url.searchParams.get('redirect_uri')).toBe(
      `${services.baseUrl}/api/auth/oauth2/callback/oidc`,
    );
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(url.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
      expect(url.searchParams.get(name)).not.toBe(other.get(name));
    }
  });

  it('counts in the browser that asked alone', async () => {
    const { query, browser, victim, at } = await begun();
    const stranger = browser();
    expect(await back(stranger, query)).toBe(lost);
    // A browser that began something else itself.
    await stranger.auth('/oauth2/sign-in', { provider: at.provider });
    expect(await back(stranger, query)).toBe(lost);
    expect(isSignedIn(stranger)).toBe(false);
    expect(await back(victim, query)).toBe('/');
  });

  it('counts once', async () => {
    const { query, victim } = await begun();
    expect(await back(victim, query)).toBe('/');
    await victim.auth('/sign-out', {});
    expect(await back(victim, query)).toBe(lost);
    expect(isSignedIn(victim)).toBe(false);
  });

  it('counts for ten minutes', async () => {
    const { query, victim } = await begun();
    await prisma().verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } });
    expect(await back(victim, query)).toBe(lost);
  });

  it.each([
    ['no state', 'code=x'],
    ['a state that nobody made', `code=x&state=${'a'.repeat(43)}`],
    ['nothing', ''],
  ])('with %s is refused', async (_, query) => {
    const { victim } = await begun();
    expect(await back(victim, query)).toBe(lost);
    expect(isSignedIn(victim)).toBe(false);
  });

  it('with another code or two of them is refused', async () => {
    const { query, victim } = await begun();
    query.append('code', 'another');
    expect(await back(victim, query)).toBe('/sign-in?problem=refused&provider=oidc');
    const next = await begun();
    next.query.set('code', 'another');
    expect(await back(next.victim, next.query)).toBe('/sign-in?problem=refused&provider=oidc');
    expect(isSignedIn(next.victim)).toBe(false);
  });

  it('from one provider is not taken for another’s', async () => {
    const idp = makeIdentityServer(somebody());
    const double = await startIdentityDouble(idp);
    const both = { ...generic(idp, double.url), github: clientOf(idp) };
    const { providers, door } = providersAt(double.url, both);
    const server = await testHttpServer({ ...services, identityProviders: providers });
    closers.push(server.close, double.close, door.close);
    const browser = makeVisitor(server.url, services.baseUrl);
    const { body } = await browser.auth('/oauth2/sign-in', { provider: 'oidc' });
    const query = await visitProvider(body.url, double.url);
    const answer = await browser.auth(`/oauth2/callback/github?${query}`);
    expect(answer.headers.get('location')).toBe('/sign-in?problem=state&provider=github');
  });

  it.each([
    'https://evil.test/',
    '//evil.test/',
    '/\\evil.test/',
    '\\\\evil.test',
    '/a\tb',
    'javascript:alert(1)',
    '',
  ])('never leads to %s', async (next) => {
    const { browser, at } = await setUp();
    expect(await comeBy(browser(), { ...at, next })).toBe('/');
  });

  it('was not begun by another site', async () => {
    const { server } = await setUp();
    const answer = await fetch(`${server.url}/api/auth/oauth2/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.test' },
      body: JSON.stringify({ provider: 'oidc' }),
    });
    expect(answer.status).toBe(403);
  });
});

describe('what else keeps an account', () => {
  it('the second factor is asked for, and nobody is signed in before', async () => {
    const { browser, at, email } = await setUp();
    const ada = browser();
    await comeBy(ada, at);
    const enabled = await ada.auth('/two-factor/enable', {});
    const totp = OTPAuth.URI.parse(String(enabled.body.totpURI));
    const codeAt = (periods: number) =>
      totp instanceof OTPAuth.TOTP
        ? totp.generate({ timestamp: Date.now() + periods * 30_000 })
        : '';
    expect((await ada.auth('/two-factor/verify-totp', { code: codeAt(0) })).status).toBe(200);
    await ada.auth('/sign-out', {});

    const { id: userId } = await prisma().user.findUniqueOrThrow({ where: { email } });
    const thief = browser();
    expect(await comeBy(thief, { ...at, next: '/orgs/new' })).toBe(
      '/second-factor?next=%2Forgs%2Fnew',
    );
    expect(isSignedIn(thief)).toBe(false);
    expect(await prisma().session.count({ where: { userId } })).toBe(0);
    expect(await thief.api.me.get.query()).toBeNull();
    expect((await thief.auth('/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
    expect((await thief.auth('/two-factor/verify-totp', { code: codeAt(1) })).status).toBe(200);
    expect(isSignedIn(thief)).toBe(true);
    expect((await eventsOf(userId)).slice(-3)).toEqual([
      ['account.firstFactorPassed', { factor: 'oidc' }],
      ['account.signInFailed', { factor: 'code', reason: 'INVALID_CODE' }],
      ['session.started', { factor: 'code' }],
    ]);
  });

  it('an account that is shut stays shut', async () => {
    const { browser, at, email } = await setUp();
    await comeBy(browser(), at);
    const { id } = await prisma().user.update({ where: { email }, data: { isActive: false } });
    const visitor = browser();
    expect(await comeBy(visitor, at)).toBe('/sign-in?problem=shut&provider=oidc');
    expect(isSignedIn(visitor)).toBe(false);
    expect((await eventsOf(id)).at(-1)).toEqual([
      'account.signInFailed',
      { factor: 'oidc', reason: 'ACCOUNT_SHUT' },
    ]);
  });

  it('a session that was brought ends with the sign-in, and confirms nobody else', async () => {
    const { browser, at, idp } = await setUp();
    const ada = browser();
    await comeBy(ada, at);
    const before = ada.cookies.get('assay.session');
    await comeBy(ada, { ...at, next: '/me/security' });
    const after = ada.cookies.get('assay.session');
    expect(after).not.toBe(before);
    const { id } = (await ada.api.me.get.query()) ?? { id: '' };
    expect(await prisma().session.count({ where: { userId: id } })).toBe(1);

    idp.person = somebody();
    expect(await comeBy(ada, at)).toBe('/me/security?problem=other&provider=oidc');
    expect((await ada.api.me.get.query())?.id).toBe(id);
    expect(await accountsOf(String(idp.person.email))).toBe(0);
  });
});

describe('linking', () => {
  const link = '/oauth2/link';

  it('needs a session, a recent one', async () => {
    const { browser, email } = await setUp();
    const visitor = browser();
    expect((await visitor.auth(link, { provider: 'oidc' })).status).toBe(401);
    const userId = await withPassword(visitor, email);
    await agePast(userId);
    const old = await visitor.auth(link, { provider: 'oidc' });
    expect(old).toMatchObject({ status: 403, body: { code: 'CONFIRM_FIRST' } });
  });

  it('opens the account from then on, tells of it, and ends the other sessions', async () => {
    const person = somebody({ email: 'anything@else.test', email_verified: false });
    const { browser, at } = await setUp({ person });
    const email = `${newId()}@acme.test`;
    const ada = browser();
    const userId = await withPassword(ada, email);
    await browser().auth('/sign-in/email', { email, password });
    expect(await comeBy(ada, { ...at, path: link })).toBe('/me/security?linked=oidc');
    expect(await prisma().session.count({ where: { userId } })).toBe(1);
    expect((await ada.api.me.get.query())?.id).toBe(userId);
    expect(await eventsOf(userId)).toContainEqual([
      'account.linkAdded',
      { provider: 'oidc', label: 'anything@else.test' },
    ]);
    expect(await comeBy(ada, { ...at, path: link })).toBe('/me/security?linked=oidc');

    const elsewhere = browser();
    expect(await comeBy(elsewhere, at)).toBe('/');
    expect(await elsewhere.api.me.get.query()).toMatchObject({ id: userId, email });
    const user = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
    expect(user).toMatchObject({ email, emailVerified: false });
  });

  it('takes no identity that opens another account, and one of each provider', async () => {
    const { browser, at, idp } = await setUp();
    await comeBy(browser(), at);
    const ada = browser();
    const userId = await withPassword(ada, `${newId()}@acme.test`);
    expect(await comeBy(ada, { ...at, path: link })).toBe(
      '/me/security?problem=taken&provider=oidc',
    );
    idp.person = somebody();
    await comeBy(ada, { ...at, path: link });
    idp.person = somebody();
    expect(await comeBy(ada, { ...at, path: link })).toBe(
      '/me/security?problem=another&provider=oidc',
    );
    expect(await prisma().account.count({ where: { userId, providerId: 'oidc' } })).toBe(1);
  });

  it('that somebody else began ends nowhere in one’s own session', async () => {
    const { browser, double } = await setUp();
    const mallory = browser();
    await withPassword(mallory, `${newId()}@acme.test`);
    const { body } = await mallory.auth(link, { provider: 'oidc' });
    const query = await visitProvider(body.url, double.url);
    const ada = browser();
    const userId = await withPassword(ada, `${newId()}@acme.test`);
    await ada.auth(link, { provider: 'oidc' });
    const ended = await ada.auth(`/oauth2/callback/oidc?${query}`);
    expect(ended.headers.get('location')).toBe('/me/security?problem=state&provider=oidc');
    expect(await prisma().account.count({ where: { userId, providerId: 'oidc' } })).toBe(0);
  });

  it('ends with the session it began in', async () => {
    const { browser, double } = await setUp();
    const ada = browser();
    const email = `${newId()}@acme.test`;
    const userId = await withPassword(ada, email);
    const { body } = await ada.auth(link, { provider: 'oidc' });
    const query = await visitProvider(body.url, double.url);
    await ada.auth('/sign-out', {});
    const ended = await ada.auth(`/oauth2/callback/oidc?${query}`);
    expect(ended.headers.get('location')).toBe('/sign-in?problem=signedOut&provider=oidc');
    expect(await prisma().account.count({ where: { userId, providerId: 'oidc' } })).toBe(0);
  });
});

describe('unlinking', () => {
  async function linked() {
    const world = await setUp();
    const ada = world.browser();
    const userId = await withPassword(ada, `${newId()}@acme.test`);
    await comeBy(ada, { ...world.at, path: '/oauth2/link' });
    const [first] = (await ada.api.me.security.query()).links;
    return { ...world, ada, userId, linkId: first?.id ?? '' };
  }

  it('shuts that way in, after a recent sign-in, and ends the other sessions', async () => {
    const { ada, userId, linkId, browser, at } = await linked();
    await comeBy(browser(), at);
    await agePast(userId);
    await expect(ada.api.me.removeLink.mutate({ id: linkId })).rejects.toMatchObject({
      data: { reason: 'me.confirmFirst' },
    });
    await prisma().session.updateMany({ where: { userId }, data: { createdAt: new Date() } });
    await ada.api.me.removeLink.mutate({ id: linkId });
    expect(await prisma().session.count({ where: { userId } })).toBe(1);
    expect((await eventsOf(userId)).map(([action]) => action)).toContain('account.linkRemoved');
    expect(await ada.api.me.security.query()).toMatchObject({ links: [] });
    await expect(ada.api.me.removeLink.mutate({ id: linkId })).rejects.toMatchObject({
      data: { reason: 'me.linkGone' },
    });
  });

  it('never takes the last way in, nor does removing a passkey', async () => {
    const { browser, at } = await setUp();
    const ada = browser();
    await comeBy(ada, at);
    const [link] = (await ada.api.me.security.query()).links;
    const id = link?.id ?? '';
    await expect(ada.api.me.removeLink.mutate({ id })).rejects.toMatchObject({
      data: { reason: 'me.lastWayIn' },
    });
    const userId = (await ada.api.me.get.query())?.id ?? '';
    const passkey = { userId, publicKey: 'x', counter: 0, deviceType: 'x', backedUp: false };
    const key = await prisma().passkey.create({
      data: { ...passkey, id: newId(), credentialID: newId() },
    });
    await ada.api.me.removeLink.mutate({ id });
    const removed = await ada.auth('/passkey/delete-passkey', { id: key.id });
    expect(removed).toMatchObject({ status: 400, body: { code: 'LAST_WAY_IN' } });
    expect(await prisma().passkey.count({ where: { userId } })).toBe(1);
  });

  it('is for one’s own links, and not for the password', async () => {
    const { linkId, userId, browser } = await linked();
    const mallory = browser();
    const own = await withPassword(mallory, `${newId()}@acme.test`);
    const other = { data: { reason: 'me.linkGone' } };
    await expect(mallory.api.me.removeLink.mutate({ id: linkId })).rejects.toMatchObject(other);
    const credential = await prisma().account.findFirstOrThrow({ where: { userId: own } });
    await expect(mallory.api.me.removeLink.mutate({ id: credential.id })).rejects.toMatchObject(
      other,
    );
    expect(await prisma().account.count({ where: { userId } })).toBe(2);
  });
});
