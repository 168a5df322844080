import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { createRateLimits } from '#server/core/rate-limits.ts';
import { withClient } from '#server/postgres/with-client.ts';
import {
  type IdentityServer,
  makeIdentityServer,
} from '#server/testing/doubles/identity-double.ts';
import { clientOf, comeBy, visitProvider } from '#server/testing/identity.ts';
import { openProviderWorld, type ProviderSettings } from '#server/testing/provider-world.ts';

const { db, setUp, accountsOf } = await openProviderWorld();
const pool = new pg.Pool({ ...db.config('app'), max: 3 });
afterAll(() => pool.end());

const address = () => `${newId()}@acme.test`;

describe('Google', () => {
  const google: ProviderSettings = (one) => ({ google: clientOf(one) });

  it('is asked at its own address, and its verified address counts', async () => {
    const email = address();
    const idp = makeIdentityServer({ sub: newId(), email, email_verified: true, name: 'Ada' });
    idp.issuer = 'https://accounts.google.com';
    const { browser, at } = await setUp({ provider: 'google', idp, settings: google });
    const ada = browser();
    const begun = await ada.auth('/oauth2/sign-in', { provider: 'google' });
    const url = new URL(String(begun.body.url));
    expect(url.origin).toBe('https://accounts.google.com');
    expect(url.searchParams.get('prompt')).toBe('select_account');
    expect(await comeBy(ada, at)).toBe('/');
    expect(await accountsOf(email)).toBe(1);
    expect((await ada.api.me.entrance.query()).providers).toEqual([
      { id: 'google', name: 'Google' },
    ]);
  });

  it('is nobody else, whoever answers in its name', async () => {
    const idp = makeIdentityServer({ sub: newId(), email: address(), email_verified: true });
    const { browser } = await setUp({ provider: 'google', idp, settings: google });
    const begun = await browser().auth('/oauth2/sign-in', { provider: 'google' });
    expect(begun).toMatchObject({ status: 424, body: { code: 'PROVIDER_UNREACHABLE' } });
  });
});

describe('Microsoft', () => {
  const tid = '0f1e2d3c-0000-4000-8000-000000000001';
  const microsoft = (tenant: string) => (one: IdentityServer) => ({
    microsoft: { ...clientOf(one), tenant },
  });
  function directory(claims: Record<string, unknown>): IdentityServer {
    const idp = makeIdentityServer({ sub: newId(), tid, oid: newId(), name: 'Ada', ...claims });
    idp.issuer = 'https://login.microsoftonline.com/{tenantid}/v2.0';
    idp.tokenIssuer = `https://login.microsoftonline.com/${tid}/v2.0`;
    return idp;
  }

  it('of any directory is not believed an address that its admin could have written', async () => {
    const email = address();
    const idp = directory({ email, email_verified: true });
    const { browser, at } = await setUp({
      provider: 'microsoft',
      idp,
      settings: microsoft('common'),
    });
    expect(await comeBy(browser(), at)).toBe('/sign-in?problem=unverified&provider=microsoft');
    idp.person = { ...idp.person, xms_edov: false };
    expect(await comeBy(browser(), at)).toBe('/sign-in?problem=unverified&provider=microsoft');
    expect(await accountsOf(email)).toBe(0);
    idp.person = { ...idp.person, xms_edov: true };
    expect(await comeBy(browser(), at)).toBe('/');
    expect(await accountsOf(email)).toBe(1);
  });

  it('knows people by directory and object: the address of another opens nothing', async () => {
    const email = address();
    const idp = directory({ email, xms_edov: true });
    const { browser, at } = await setUp({
      provider: 'microsoft',
      idp,
      settings: microsoft('common'),
    });
    await comeBy(browser(), at);
    const { sub, oid } = idp.person;
    const other = '0f1e2d3c-0000-4000-8000-000000000002';
    idp.person = { sub, oid, tid: other, email, xms_edov: true };
    idp.tokenIssuer = `https://login.microsoftonline.com/${other}/v2.0`;
    const mallory = browser();
    expect(await comeBy(mallory, at)).toMatch(/^\/sign-in\?problem=known&provider=microsoft/);
    expect(mallory.cookies.has('assay.session')).toBe(false);
  });

  it('signs nobody in whose token names another directory than its issuer', async () => {
    const idp = directory({ email: address(), xms_edov: true });
    idp.person = { ...idp.person, tid: '0f1e2d3c-0000-4000-8000-000000000009' };
    const { browser, at } = await setUp({
      provider: 'microsoft',
      idp,
      settings: microsoft('common'),
    });
    expect(await comeBy(browser(), at)).toBe('/sign-in?problem=refused&provider=microsoft');
  });

  it('of one directory is believed, and no other directory', async () => {
    const email = address();
    const idp = directory({ email });
    idp.issuer = `https://login.microsoftonline.com/${tid}/v2.0`;
    const { browser, at } = await setUp({ provider: 'microsoft', idp, settings: microsoft(tid) });
    expect(await comeBy(browser(), at)).toBe('/');
    expect(await accountsOf(email)).toBe(1);
    const other = '0f1e2d3c-0000-4000-8000-000000000002';
    idp.person = { ...idp.person, tid: other };
    idp.tokenIssuer = `https://login.microsoftonline.com/${other}/v2.0`;
    expect(await comeBy(browser(), at)).toBe('/sign-in?problem=refused&provider=microsoft');
  });
});

describe('GitHub', () => {
  const github = (one: IdentityServer) => ({ github: clientOf(one) });
  function hub(emails: readonly object[]): IdentityServer {
    const idp = makeIdentityServer({});
    const id = Math.floor(Math.random() * 1e9) + 1;
    idp.github = { user: { id, login: 'ada', name: null, email: 'public@lie.test' }, emails };
    return idp;
  }

  it('signs in by its number, with the primary address if that is verified', async () => {
    const email = address();
    const other = { email: address(), primary: false, verified: true };
    const idp = hub([other, { email, primary: true, verified: true }]);
    const { browser, at, double } = await setUp({ provider: 'github', idp, settings: github });
    const ada = browser();
    expect(await comeBy(ada, at)).toBe('/');
    expect(await ada.api.me.security.query()).toMatchObject({
      email,
      emailVerified: true,
      links: [{ providerId: 'github', label: 'ada' }],
    });
    idp.github = { user: { ...idp.github.user, login: 'renamed' }, emails: [] };
    const again = browser();
    expect(await comeBy(again, at)).toBe('/');
    expect((await again.api.me.get.query())?.email).toBe(email);
    const called = double.requests.map(({ path }) => path.split('?')[0]);
    expect(called.slice(0, 4)).toEqual([
      '/login/oauth/authorize',
      '/login/oauth/access_token',
      '/user',
      '/user/emails',
    ]);
    const { body } = double.requests[1] ?? { body: '' };
    expect(new URLSearchParams(body).get('code_verifier')).toMatch(/^[\w-]{43}$/);
  });

  it('makes no account by another address or an unverified one', async () => {
    const idp = hub([
      { email: address(), primary: true, verified: false },
      { email: address(), primary: false, verified: true },
    ]);
    const { browser, at } = await setUp({ provider: 'github', idp, settings: github });
    expect(await comeBy(browser(), at)).toBe('/sign-in?problem=unverified&provider=github');
  });

  it('tells who answered, and is not believed as another', async () => {
    const idp = hub([{ email: address(), primary: true, verified: true }]);
    idp.fault = 'answers as another issuer';
    const { browser, at } = await setUp({ provider: 'github', idp, settings: github });
    expect(await comeBy(browser(), at)).toBe('/sign-in?problem=refused&provider=github');
  });

  it('that tells no person signs nobody in', async () => {
    const idp = hub([]);
    idp.github = { user: { message: 'Bad credentials' }, emails: [] };
    const { browser, at } = await setUp({ provider: 'github', idp, settings: github });
    expect(await comeBy(browser(), at)).toBe('/sign-in?problem=refused&provider=github');
  });
});

describe('a fault of our own', () => {
  it('is a page as well, and signs nobody in', async () => {
    const idp = makeIdentityServer({ sub: newId(), email: address(), email_verified: true });
    const { browser, at } = await setUp({ idp });
    const owner = (statement: string) =>
      withClient(db.config('owner'), (client) => client.query(statement));
    await owner('alter table session add constraint never check (false) not valid');
    const ada = browser();
    expect(await comeBy(ada, at)).toBe('/sign-in?problem=failed&provider=oidc');
    expect(ada.cookies.has('assay.session')).toBe(false);
    await owner('alter table session drop constraint never');
    expect(await comeBy(ada, at)).toBe('/');
  });
});

describe('limits', () => {
  it('hold for sign-ins, ways back and new accounts of an address', async () => {
    await pool.query('delete from rate_hit');
    const calls = { callsPerMinute: 1_000, orgCallsPerMinute: 1_000 };
    const few = createRateLimits(pool, { signInsPerMinute: 3, ...calls });
    // Sign-ins wide open, to see the limit of new accounts by itself.
    const many = createRateLimits(pool, { signInsPerMinute: 1_000, ...calls });
    const rates = { ...many, signUpsOfAddress: few.signUpsOfAddress };
    const idp = makeIdentityServer({});
    const { browser, at } = await setUp({ idp, rates });
    const arrive = () => {
      idp.person = { sub: newId(), email: address(), email_verified: true };
      return comeBy(browser(), at);
    };
    expect([await arrive(), await arrive(), await arrive()]).toEqual(['/', '/', '/']);
    expect(await arrive()).toBe('/sign-in?problem=busy&provider=oidc');
    expect(await accountsOf(String(idp.person.email))).toBe(0);

    const strict = await setUp({ rates: few });
    const begin = async () =>
      (await strict.browser().auth('/oauth2/sign-in', { provider: 'oidc' })).status;
    await pool.query('delete from rate_hit');
    expect([await begin(), await begin(), await begin(), await begin()]).toEqual([
      200, 200, 200, 429,
    ]);
    const back = async () =>
      (await strict.browser().auth('/oauth2/callback/oidc?code=x&state=y')).headers.get('location');
    for (let i = 0; i < 60; i++) await back();
    expect(await back()).toBe('/sign-in?problem=busy');
  });

  it('of a code: a code that was spent signs nobody in', async () => {
    const idp = makeIdentityServer({ sub: newId(), email: address(), email_verified: true });
    const { browser, double } = await setUp({ idp });
    const ada = browser();
    const first = await ada.auth('/oauth2/sign-in', { provider: 'oidc' });
    const spent = await visitProvider(first.body.url, double.url);
    await ada.auth(`/oauth2/callback/oidc?${spent}`);
    const mallory = browser();
    const second = await mallory.auth('/oauth2/sign-in', { provider: 'oidc' });
    const own = await visitProvider(second.body.url, double.url);
    own.set('code', spent.get('code') ?? '');
    const ended = await mallory.auth(`/oauth2/callback/oidc?${own}`);
    expect(ended.headers.get('location')).toBe('/sign-in?problem=refused&provider=oidc');
  });
});
