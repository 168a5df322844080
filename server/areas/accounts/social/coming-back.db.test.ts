import * as OTPAuth from 'otpauth';
import { describe, expect, it } from 'vitest';
import { makeIdentityServer } from '#server/testing/doubles/identity-double.ts';
import { clientOf, comeBy, visitProvider } from '#server/testing/identity.ts';
import {
  anyIssuer,
  isSignedIn,
  openProviderWorld,
  somebody,
} from '#server/testing/provider-world.ts';
import type { Visitor } from '#server/testing/visitor.ts';

const { services, setUp, accountsOf, eventsOf } = await openProviderWorld();
const { prisma } = services.accounts;

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
    await prisma.verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } });
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
    const { browser: open, double } = await setUp({
      idp,
      settings: (one, url) => ({ ...anyIssuer(one, url), github: clientOf(one) }),
    });
    const browser = open();
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

    const { id: userId } = await prisma.user.findUniqueOrThrow({ where: { email } });
    const thief = browser();
    expect(await comeBy(thief, { ...at, next: '/orgs/new' })).toBe(
      '/second-factor?next=%2Forgs%2Fnew',
    );
    expect(isSignedIn(thief)).toBe(false);
    expect(await prisma.session.count({ where: { userId } })).toBe(0);
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
    const { id } = await prisma.user.update({ where: { email }, data: { isActive: false } });
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
    expect(await prisma.session.count({ where: { userId: id } })).toBe(1);

    idp.person = somebody();
    expect(await comeBy(ada, at)).toBe('/me/security?problem=other&provider=oidc');
    expect((await ada.api.me.get.query())?.id).toBe(id);
    expect(await accountsOf(String(idp.person.email))).toBe(0);
  });
});
