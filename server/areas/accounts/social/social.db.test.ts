import { describe, expect, it, onTestFinished } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { type IdentityFault, makeIdentityServer } from '#server/testing/doubles/identity-double.ts';
import { testHttpServer } from '#server/testing/http-server.ts';
import { comeBy, visitProvider } from '#server/testing/identity.ts';
import { isSignedIn, openProviderWorld, somebody } from '#server/testing/provider-world.ts';
import { makeVisitor } from '#server/testing/visitor.ts';

const lines: string[] = [];
const { services, setUp, withPassword, accountsOf, eventsOf } = await openProviderWorld({
  out: { write: (line) => void lines.push(line) },
});
const { prisma } = services.accounts;

describe('without a provider', () => {
  it('there is no endpoint and no button', async () => {
    const server = await testHttpServer(services);
    onTestFinished(server.close);
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
    const user = await prisma.user.findUniqueOrThrow({
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
      ['account.linkAdded', { provider: 'oidc' }],
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
    const { browser, at } = await setUp({ idp });
    const ada = browser();
    expect(await comeBy(ada, at)).toBe('/');
    expect(isSignedIn(ada)).toBe(true);
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

  it('may have a name that can’t be stored, which is made plain', async () => {
    const person = somebody({ name: '\u0000A\u202eda\n\ud800', preferred_username: '\u0000' });
    const { browser, at, email } = await setUp({ person });
    expect(await comeBy(browser(), at)).toBe('/');
    expect((await prisma.user.findUniqueOrThrow({ where: { email } })).name).toBe('Ada');
  });

  it('who signs in three times at once gets one account, and is signed in each time', async () => {
    // More than once: what went wrong here did in one of ten.
    for (let round = 0; round < 8; round += 1) {
      const { browser, at, email } = await setUp();
      const browsers = [browser(), browser(), browser()];
      await Promise.all(browsers.map((one) => comeBy(one, at)));
      expect(await accountsOf(email)).toBe(1);
      expect(browsers.map(isSignedIn)).toEqual([true, true, true]);
    }
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
    expect(await prisma.account.count({ where: { userId, providerId: 'oidc' } })).toBe(0);
    expect(await eventsOf(userId)).toContainEqual([
      'account.signInFailed',
      { factor: 'oidc', reason: 'NOT_LINKED' },
    ]);
    expect((await prisma.user.findUniqueOrThrow({ where: { email } })).emailVerified).toBe(false);
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
