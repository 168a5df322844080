import * as OTPAuth from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { type TestServer, testHttpServer } from '#server/testing/http-server.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeVisitor, type Visitor } from '#server/testing/visitor.ts';
import { oneTimeLink } from './one-time-link.ts';

const { services } = await openTestServices();
let server: TestServer;
beforeAll(async () => {
  server = await testHttpServer(services);
});
afterAll(async () => {
  await server.close();
});

const password = 'correct horse battery staple';
const visitor = () => makeVisitor(server.url, services.baseUrl);
const prisma = () => services.accounts.prisma;

async function signedUp(): Promise<{ email: string; browser: Visitor }> {
  const browser = visitor();
  const email = `${newId()}@somewhere.test`;
  const { status } = await browser.auth('/sign-up/email', { name: 'Ada', email, password });
  expect(status).toBe(200);
  return { email, browser };
}

/** The codes of an authenticator app: `at(1)` is the one of the next half minute. */
function appOf(totpURI: unknown): { at(periods: number): string } {
  const totp = OTPAuth.URI.parse(String(totpURI));
  if (!(totp instanceof OTPAuth.TOTP)) throw new Error('not a TOTP');
  return { at: (n) => totp.generate({ timestamp: Date.now() + n * 30_000 }) };
}

async function withSecondFactor() {
  const { email, browser } = await signedUp();
  const enabled = await browser.auth('/two-factor/enable', { password });
  const app = appOf(enabled.body.totpURI);
  const verified = await browser.auth('/two-factor/verify-totp', { code: app.at(0) });
  expect(verified.status).toBe(200);
  return { email, browser, app, codes: enabled.body.backupCodes as string[] };
}

async function sessionsOf(email: string): Promise<number> {
  return await prisma().session.count({ where: { user: { email } } });
}

describe('the second factor', () => {
  it('is asked for after the password, and no session exists before', async () => {
    const { email, app } = await withSecondFactor();
    await prisma().session.deleteMany({ where: { user: { email } } });
    const browser = visitor();
    const first = await browser.auth('/sign-in/email', { email, password });
    expect(first.body).toMatchObject({ twoFactorRedirect: true });
    expect(browser.cookies.has('assay.session')).toBe(false);
    expect(await sessionsOf(email)).toBe(0);

    expect((await browser.auth('/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
    const code = app.at(0);
    const second = await browser.auth('/two-factor/verify-totp', { code });
    expect(second.status).toBe(200);
    expect(JSON.stringify(second.body)).not.toContain('token');
    expect(await sessionsOf(email)).toBe(1);

    const again = visitor();
    await again.auth('/sign-in/email', { email, password });
    const replayed = await again.auth('/two-factor/verify-totp', { code });
    expect(replayed.status).toBe(401);
    expect(await sessionsOf(email)).toBe(1);
    expect((await again.auth('/sign-in/email', { email, password })).status).toBe(200);
    expect((await again.auth('/two-factor/verify-totp', { code: app.at(1) })).status).toBe(200);
  });

  it('can be a backup code, once', async () => {
    const { email, codes } = await withSecondFactor();
    expect(codes).toHaveLength(10);
    const [code = ''] = codes;
    const one = visitor();
    await one.auth('/sign-in/email', { email, password });
    expect((await one.auth('/two-factor/verify-backup-code', { code })).status).toBe(200);
    const other = visitor();
    await other.auth('/sign-in/email', { email, password });
    expect((await other.auth('/two-factor/verify-backup-code', { code })).status).toBe(401);
  });

  it('is asked for each time: no device is trusted, whatever it asks', async () => {
    const { email, app, codes } = await withSecondFactor();
    const browser = visitor();
    const ways = [
      { path: '/two-factor/verify-totp', code: app.at(1) },
      { path: '/two-factor/verify-backup-code', code: codes[0] ?? '' },
    ] as const;
    for (const { path, code } of ways) {
      await browser.auth('/sign-in/email', { email, password });
      expect((await browser.auth(path, { code, trustDevice: true })).status).toBe(200);
      await browser.auth('/sign-out', {});
      const next = await browser.auth('/sign-in/email', { email, password });
      expect(next.body).toMatchObject({ twoFactorRedirect: true });
    }
  });

  it('is asked for after a one-time link too', async () => {
    const { email } = await withSecondFactor();
    await prisma().user.update({ where: { email }, data: { emailVerified: true } });
    await prisma().session.deleteMany({ where: { user: { email } } });
    const link = await oneTimeLink(server.auth, email, '/orgs/new');
    const browser = visitor();
    const { pathname, search } = new URL(link);
    const answer = await browser.auth(`${pathname.slice('/api/auth'.length)}${search}`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(/^\/second-factor\?next=.*orgs%2Fnew/);
    expect(await sessionsOf(email)).toBe(0);
    expect(browser.cookies.has('assay.session')).toBe(false);
  });

  it('set up or removed ends every other session, and needs the password', async () => {
    const { email, browser } = await signedUp();
    await visitor().auth('/sign-in/email', { email, password });
    expect(await sessionsOf(email)).toBe(2);
    const wrong = await browser.auth('/two-factor/enable', { password: 'not the password' });
    expect(wrong.status).toBe(400);
    const enabled = await browser.auth('/two-factor/enable', { password });
    const app = appOf(enabled.body.totpURI);
    await browser.auth('/two-factor/verify-totp', { code: app.at(0) });
    expect(await sessionsOf(email)).toBe(1);

    const other = visitor();
    await other.auth('/sign-in/email', { email, password });
    await other.auth('/two-factor/verify-totp', { code: app.at(1) });
    expect(await sessionsOf(email)).toBe(2);
    expect((await browser.auth('/two-factor/disable', { password: 'no' })).status).toBe(400);
    expect((await browser.auth('/two-factor/disable', { password })).status).toBe(200);
    expect(await sessionsOf(email)).toBe(1);
  });
});
