import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import type { Mail } from '#server/outside/mail/mailer.ts';
import type { Database } from '#server/postgres/open-database.ts';
import type { OpenServices } from '#server/start/services.ts';
import { testDatabase } from '#server/testing/database.ts';
import { type TestServer, testHttpServer } from '#server/testing/http-server.ts';
import { testServices } from '#server/testing/services.ts';
import { makeVisitor, type Visitor } from '#server/testing/visitor.ts';

let db: Database;
let services: OpenServices;
let server: TestServer;
let mails: Mail[] = [];
beforeAll(async () => {
  db = await testDatabase();
  const mailer = { configured: true, send: async (mail: Mail) => void mails.push(mail) };
  services = { ...(await testServices(db)), mailer };
  server = await testHttpServer(services);
});
beforeEach(() => {
  mails = [];
});
afterAll(async () => {
  await server.close();
  await services.close();
  await db.stop();
});

const password = 'correct horse battery staple';
const visitor = () => makeVisitor(server.url, services.baseUrl);
const signUp = (email: string) =>
  visitor().auth('/sign-up/email', { name: 'Ada', email, password });

/** The token of the newest mail to an address. */
function tokenTo(email: string, page: 'verify-email' | 'confirm-email'): string {
  const mail = mails.filter(({ to }) => to === email).at(-1);
  return new RegExp(`/${page}/(\\S+)`).exec(mail?.text ?? '')?.[1] ?? '';
}

/** A token with our signature. */
function signed(payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'HS256' })}.${part(payload)}`;
  const secret = server.auth.options.secret;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

async function verified(): Promise<{ email: string; browser: Visitor }> {
  const email = `${newId()}@somewhere.test`;
  await signUp(email);
  const token = tokenTo(email, 'verify-email');
  expect((await visitor().auth(`/verify-email?token=${token}`)).status).toBe(200);
  const browser = visitor();
  expect((await browser.auth('/sign-in/email', { email, password })).status).toBe(200);
  return { email, browser };
}

describe('where mail works', () => {
  it('an address must be confirmed before anybody gets in with it', async () => {
    const email = `${newId()}@somewhere.test`;
    const browser = visitor();
    const signedUp = await browser.auth('/sign-up/email', { name: 'Ada', email, password });
    expect(signedUp.status).toBe(200);
    expect(browser.cookies.has('assay.session')).toBe(false);
    const early = await browser.auth('/sign-in/email', { email, password });
    expect(early).toMatchObject({ status: 403, body: { code: 'EMAIL_NOT_VERIFIED' } });
    expect(mails.map(({ to }) => to)).toEqual([email, email]);

    const confirmed = await visitor().auth(`/verify-email?token=${tokenTo(email, 'verify-email')}`);
    expect(confirmed.status).toBe(200);
    expect(confirmed.headers.getSetCookie()).toEqual([]);
    expect((await browser.auth('/sign-in/email', { email, password })).status).toBe(200);
    expect(await browser.api.me.security.query()).toMatchObject({ emailVerified: true });
  });

  it('no token of another kind confirms an address, though we signed it', async () => {
    const email = `${newId()}@somewhere.test`;
    await signUp(email);
    const now = Math.floor(Date.now() / 1000);
    const lasting = { email, iat: now, exp: now + 600 };
    for (const other of [
      { ...lasting, updateTo: `${newId()}@elsewhere.test` },
      { ...lasting, requestType: 'change-email-verification' },
      { ...lasting, typ: 'session' },
      { email, iat: now },
    ]) {
      const answer = await visitor().auth(`/verify-email?token=${signed(other)}`);
      expect(answer).toMatchObject({ status: 401, body: { code: 'INVALID_TOKEN' } });
    }
    expect((await visitor().auth(`/verify-email?token=${signed(lasting)}`)).status).toBe(200);
  });

  it('sign-up, resending and a wrong password don’t say whether an address is known', async () => {
    const { email } = await verified();
    const stranger = `${newId()}@somewhere.test`;
    const shape = async (to: string) => {
      const { status, body } = await signUp(to);
      const user = body.user as Record<string, unknown>;
      const changing = ['id', 'email', 'createdAt', 'updatedAt'];
      const same = Object.entries(user).filter(([name]) => !changing.includes(name));
      return { status, names: Object.keys(user), same };
    };
    expect(await shape(email)).toEqual(await shape(stranger));
    expect(mails.at(-2)).toMatchObject({ to: email, subject: 'You have an Assay account already' });

    const resend = (to: string) => visitor().auth('/send-verification-email', { email: to });
    expect((await resend(email)).body).toEqual((await resend('nobody@somewhere.test')).body);
    const wrong = (to: string) =>
      visitor().auth('/sign-in/email', { email: to, password: 'not the password' });
    expect((await wrong(stranger)).body).toEqual((await wrong('nobody@somewhere.test')).body);
  });

  it('a new address counts once it is confirmed, by its owner, and the old one is told', async () => {
    const { email, browser } = await verified();
    const next = `${newId()}@elsewhere.test`;
    expect(await browser.api.me.changeEmail.mutate({ email: next })).toEqual({ byMail: true });
    expect(await browser.api.me.get.query()).toMatchObject({ email });
    expect(mails.at(-1)).toMatchObject({
      to: email,
      subject: 'Your Assay address is being changed',
    });
    const token = tokenTo(next, 'confirm-email');

    const bob = await verified();
    await expect(bob.browser.api.me.confirmEmail.mutate({ token })).rejects.toMatchObject({
      data: { reason: 'me.emailLinkUnusable' },
    });
    const other = visitor();
    await other.auth('/sign-in/email', { email, password });
    await browser.api.me.confirmEmail.mutate({ token });
    expect(await browser.api.me.get.query()).toMatchObject({ email: next });
    expect(await other.api.me.get.query()).toBeNull();
    await expect(browser.api.me.confirmEmail.mutate({ token })).rejects.toMatchObject({
      data: { reason: 'me.emailLinkUnusable' },
    });
  });

  it('changing to an address that somebody has is answered alike, and mails nobody', async () => {
    const [ada, bob] = [await verified(), await verified()];
    mails = [];
    const answer = await ada.browser.api.me.changeEmail.mutate({ email: bob.email });
    expect(answer).toEqual({ byMail: true });
    expect(mails).toEqual([]);
  });
});
