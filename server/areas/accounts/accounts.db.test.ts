import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { type TestServer, testHttpServer } from '#server/testing/http-server.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg } from '#server/testing/org.ts';
import { makeVisitor, type Visitor } from '#server/testing/visitor.ts';

const { services } = await openTestServices();
let server: TestServer;
beforeAll(async () => {
  const passwordList = { holds: async (text: string) => text === leaked };
  server = await testHttpServer(services, { passwordList });
});
afterAll(async () => {
  await server.close();
});

const password = 'correct horse battery staple';
const leaked = 'seven pelicans ate my homework';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const visitor = () => makeVisitor(server.url, services.baseUrl);
const prisma = () => services.accounts.prisma;

async function signedUp(): Promise<{ email: string; browser: Visitor }> {
  const browser = visitor();
  const email = `${newId()}@somewhere.test`;
  const { status } = await browser.auth('/sign-up/email', { name: 'Ada', email, password });
  expect(status).toBe(200);
  return { email, browser };
}

async function signedIn(email: string): Promise<Visitor> {
  const browser = visitor();
  expect((await browser.auth('/sign-in/email', { email, password })).status).toBe(200);
  return browser;
}

/** Makes the sessions of a person older, as if time had passed. */
async function age(email: string, by: { createdMs: number; usedMs: number }): Promise<void> {
  const user = await prisma().user.findUniqueOrThrow({ where: { email } });
  const ago = (ms: number) => new Date(Date.now() - ms);
  await prisma().session.updateMany({
    where: { userId: user.id },
    data: { createdAt: ago(by.createdMs), updatedAt: ago(by.usedMs) },
  });
}

function sessionsOf(email: string): Promise<number> {
  return prisma().session.count({ where: { user: { email } } });
}

describe('a session', () => {
  it('ends when it is not used for 12 hours, and moves on while it is', async () => {
    const { email, browser } = await signedUp();
    await age(email, { createdMs: 20 * hourMs, usedMs: 11.9 * hourMs });
    expect(await browser.api.me.get.query()).toMatchObject({ email });
    const used = await prisma().session.findFirstOrThrow({ where: { user: { email } } });
    expect(Date.now() - used.updatedAt.getTime()).toBeLessThan(minuteMs);

    await age(email, { createdMs: 20 * hourMs, usedMs: 12.1 * hourMs });
    expect(await browser.api.me.get.query()).toBeNull();
    expect(await sessionsOf(email)).toBe(0);
  });

  it('ends 30 days after the sign-in, however much it is used', async () => {
    const { email, browser } = await signedUp();
    await age(email, { createdMs: 30.1 * 24 * hourMs, usedMs: 0 });
    expect(await browser.api.me.get.query()).toBeNull();
    expect(await sessionsOf(email)).toBe(0);
  });

  it('brought to a sign-in ends with it', async () => {
    const { email, browser } = await signedUp();
    const brought = browser.cookies.get('assay.session') ?? '';
    const { status } = await browser.auth('/sign-in/email', { email, password });
    expect(status).toBe(200);
    expect(browser.cookies.get('assay.session')).not.toBe(brought);
    expect(await sessionsOf(email)).toBe(1);
    const thief = visitor();
    thief.cookies.set('assay.session', brought);
    expect(await thief.api.me.get.query()).toBeNull();
  });

  it('is listed with the current one marked, and ended one by one or all but this', async () => {
    const { email, browser } = await signedUp();
    const [second, third] = [await signedIn(email), await signedIn(email)];
    const listed = await browser.api.me.sessions.query();
    expect(listed).toHaveLength(3);
    expect(listed.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    expect(JSON.stringify(listed)).not.toContain('token');

    const [own] = (await third.api.me.sessions.query()).filter(({ isCurrent }) => isCurrent);
    await browser.api.me.endSession.mutate({ id: own?.id ?? '' });
    expect(await third.api.me.get.query()).toBeNull();
    await browser.api.me.endOtherSessions.mutate();
    expect(await second.api.me.get.query()).toBeNull();
    expect(await browser.api.me.get.query()).toMatchObject({ email });
  });

  it('is ended after a recent sign-in alone, but for the current one', async () => {
    const { email, browser } = await signedUp();
    const other = await signedIn(email);
    await age(email, { createdMs: 11 * minuteMs, usedMs: 0 });
    const listed = await browser.api.me.sessions.query();
    const idOf = (current: boolean) =>
      listed.find(({ isCurrent }) => isCurrent === current)?.id ?? '';
    const confirm = { data: { code: 'PRECONDITION_FAILED', reason: 'me.confirmFirst' } };
    await expect(browser.api.me.endSession.mutate({ id: idOf(false) })).rejects.toMatchObject(
      confirm,
    );
    await expect(browser.api.me.endOtherSessions.mutate()).rejects.toMatchObject(confirm);
    expect(await other.api.me.get.query()).toMatchObject({ email });
    await browser.api.me.endSession.mutate({ id: idOf(true) });
    expect(await browser.api.me.get.query()).toBeNull();

    const again = await signedIn(email);
    await again.api.me.endOtherSessions.mutate();
    expect(await other.api.me.get.query()).toBeNull();
  });

  it('of somebody else can’t be ended', async () => {
    const [ada, bob] = [await signedUp(), await signedUp()];
    const [session] = await bob.browser.api.me.sessions.query();
    await expect(
      ada.browser.api.me.endSession.mutate({ id: session?.id ?? '' }),
    ).rejects.toMatchObject({ data: { reason: 'me.sessionNotFound' } });
    expect(await bob.browser.api.me.get.query()).toMatchObject({ email: bob.email });
  });
});

describe('an account that is shut', () => {
  it('loses its sessions at once, and gets none by its password', async () => {
    const { email, browser } = await signedUp();
    await prisma().user.update({ where: { email }, data: { isActive: false } });
    expect(await browser.api.me.get.query()).toBeNull();
    const answer = await visitor().auth('/sign-in/email', { email, password });
    expect(answer).toMatchObject({ status: 403, body: { code: 'ACCOUNT_SHUT' } });
    const wrong = await visitor().auth('/sign-in/email', { email, password: `${password}x` });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'INVALID_EMAIL_OR_PASSWORD' } });
    expect(await sessionsOf(email)).toBe(0);
  });
});

describe('a password', () => {
  it('is changed with the current one alone, and ends the other sessions', async () => {
    const { email, browser } = await signedUp();
    const other = await signedIn(email);
    const newPassword = 'tea kettle morning lamp';
    const change = (currentPassword: string, chosen = newPassword) =>
      browser.auth('/change-password', {
        currentPassword,
        newPassword: chosen,
        revokeOtherSessions: false,
      });
    expect(await change('not the current one')).toMatchObject({
      status: 400,
      body: { code: 'INVALID_PASSWORD' },
    });
    expect(await change(password, 'password1234')).toMatchObject({
      status: 400,
      body: { code: 'PASSWORD_WEAK' },
    });
    expect((await change(password)).status).toBe(200);
    expect(await other.api.me.get.query()).toBeNull();
    expect(await browser.api.me.get.query()).toMatchObject({ email });
    expect((await visitor().auth('/sign-in/email', { email, password })).status).toBe(401);
  });

  it('hashed at another cost is hashed anew when its person signs in', async () => {
    const { email } = await signedUp();
    const where = { user: { email }, providerId: 'credential' };
    const stored = async () => (await prisma().account.findFirstOrThrow({ where })).password ?? '';
    const events = () =>
      prisma().accountEvent.findMany({
        where: { action: { startsWith: 'account.password' }, userId: { in: users } },
        select: { action: true },
      });
    const today = await stored();
    const users = [(await prisma().user.findUniqueOrThrow({ where: { email } })).id];
    const weaker = await hash(password, { memoryCost: 8 * 1024, timeCost: 1, parallelism: 1 });
    await prisma().account.updateMany({ where, data: { password: weaker } });

    const wrong = await visitor().auth('/sign-in/email', { email, password: `${password}x` });
    expect(wrong.status).toBe(401);
    expect(await stored()).toBe(weaker);
    await signedIn(email);
    const renewed = await stored();
    expect(renewed.split('$').slice(0, 4)).toEqual(today.split('$').slice(0, 4));
    expect(renewed).not.toBe(today);
    await signedIn(email);
    expect(await stored()).toBe(renewed);
    expect(await events()).toEqual([
      { action: 'account.passwordChanged' },
      { action: 'account.passwordStoredAnew' },
    ]);
  });

  it('from the list of those known from breaches is refused wherever one is chosen', async () => {
    const email = `${newId()}@somewhere.test`;
    const refused = {
      status: 400,
      body: { code: 'PASSWORD_WEAK', message: expect.stringContaining('known from a breach') },
    };
    const answer = await visitor().auth('/sign-up/email', { name: 'Ada', email, password: leaked });
    expect(answer).toMatchObject(refused);
    const { browser } = await signedUp();
    const change = { currentPassword: password, newPassword: leaked };
    expect(await browser.auth('/change-password', change)).toMatchObject(refused);
  });

  it('may not hold the name of an organization one is in', async () => {
    const { email, browser } = await signedUp();
    const org = await makeOrg(services, 'Periwinkle');
    const { id: userId } = await prisma().user.findUniqueOrThrow({ where: { email } });
    const change = () =>
      browser.auth('/change-password', {
        currentPassword: password,
        newPassword: 'periwinkle kettle morning lamp',
      });
    await prisma().member.createMany({ data: { orgId: org.id, userId, role: 'viewer' } });
    expect((await change()).body).toMatchObject({ code: 'PASSWORD_WEAK' });
    await prisma().member.deleteMany({ where: { userId } });
    expect((await change()).status).toBe(200);
  });

  it('chosen by a mailed link is judged too, and the link stays good for another try', async () => {
    const { email } = await signedUp();
    await visitor().auth('/request-password-reset', { email });
    const mail = await prisma().outboxMail.findFirstOrThrow({ where: { recipient: email } });
    const token = /reset-password\/(\S+)/.exec(mail.text)?.[1] ?? '';
    const reset = (newPassword: string) =>
      visitor().auth('/reset-password', { newPassword, token });
    expect((await reset('iloveyou1234')).body).toMatchObject({ code: 'PASSWORD_WEAK' });
    expect((await reset('tea kettle morning lamp')).status).toBe(200);
    expect((await reset('tea kettle evening lamp')).status).toBe(400);
  });

  it.each([
    [{ image: 'javascript:alert(1)' }, 'INPUT_INVALID'],
    [{ name: 'x'.repeat(101) }, 'INVALID_NAME'],
    [{ password: 'short' }, 'PASSWORD_TOO_SHORT'],
    [{ email: 'nowhere' }, 'INVALID_EMAIL'],
  ])('and what else is sent at sign-up is checked: %j', async (field, code) => {
    const input = { name: 'Ada', email: `${newId()}@somewhere.test`, password, ...field };
    const answer = await visitor().auth('/sign-up/email', input);
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });
});

describe('a username', () => {
  it('signs in like the address; unknown ones are answered like unknown addresses', async () => {
    const { email, browser } = await signedUp();
    await browser.api.me.setUsername.mutate({ username: `Ada.${newId().slice(-8)}` });
    const { username } = await browser.api.me.security.query();
    const named = await visitor().auth('/sign-in/email', { email: username ?? '', password });
    expect(named).toMatchObject({ status: 200, body: { user: { email } } });

    const answers = [];
    for (const name of [username, 'nobody.here', email, 'nobody@somewhere.test']) {
      const answer = await visitor().auth('/sign-in/email', { email: name, password: 'wrong one' });
      answers.push({ status: answer.status, body: answer.body });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
  });

  it('is changed after a recent sign-in alone', async () => {
    const { email, browser } = await signedUp();
    await age(email, { createdMs: 11 * minuteMs, usedMs: 0 });
    await expect(browser.api.me.setUsername.mutate({ username: 'mallory' })).rejects.toMatchObject({
      data: { reason: 'me.confirmFirst' },
    });
  });

  it('belongs to one person', async () => {
    const [ada, bob] = [await signedUp(), await signedUp()];
    const username = `taken-${newId().slice(-8)}`;
    await ada.browser.api.me.setUsername.mutate({ username });
    await expect(bob.browser.api.me.setUsername.mutate({ username })).rejects.toMatchObject({
      data: { reason: 'me.usernameTaken', fields: [{ path: 'username' }] },
    });
    await ada.browser.api.me.setUsername.mutate({ username: '' });
    await bob.browser.api.me.setUsername.mutate({ username });
  });
});

describe('an address', () => {
  it('is changed after a recent sign-in alone, and ends the other sessions', async () => {
    const { email, browser } = await signedUp();
    const other = await signedIn(email);
    const next = `${newId()}@elsewhere.test`;
    await age(email, { createdMs: 11 * minuteMs, usedMs: 0 });
    await expect(browser.api.me.changeEmail.mutate({ email: next })).rejects.toMatchObject({
      data: { reason: 'me.confirmFirst' },
    });
    await browser.auth('/sign-in/email', { email, password });
    expect(await browser.api.me.changeEmail.mutate({ email: next })).toEqual({ byMail: false });
    expect(await browser.api.me.get.query()).toMatchObject({ email: next });
    expect(await other.api.me.get.query()).toBeNull();
  });

  it('of somebody else can’t be taken', async () => {
    const [ada, bob] = [await signedUp(), await signedUp()];
    await expect(ada.browser.api.me.changeEmail.mutate({ email: bob.email })).rejects.toMatchObject(
      { data: { reason: 'me.emailTaken' } },
    );
  });
});

it('a passkey is added and removed after a recent sign-in alone', async () => {
  const { email, browser } = await signedUp();
  expect((await browser.auth('/passkey/generate-register-options')).status).toBe(200);
  await age(email, { createdMs: 11 * minuteMs, usedMs: 0 });
  for (const [path, body] of [
    ['/passkey/generate-register-options', undefined],
    ['/passkey/verify-registration', { name: 'Laptop', response: {} }],
    ['/passkey/delete-passkey', { id: newId() }],
  ] as const) {
    expect(await browser.auth(path, body)).toMatchObject({
      status: 403,
      body: { code: 'CONFIRM_FIRST' },
    });
  }
  expect((await visitor().auth('/passkey/delete-passkey', { id: newId() })).status).toBe(401);
});

it('failed sign-ins are noted, for unknown addresses without naming them', async () => {
  const { email } = await signedUp();
  const before = await prisma().accountEvent.count({ where: { action: 'account.signInFailed' } });
  for (const name of [email, 'nobody@somewhere.test'])
    await visitor().auth('/sign-in/email', { email: name, password: 'not the password' });
  const noted = await prisma().accountEvent.findMany({
    where: { action: 'account.signInFailed' },
    orderBy: { id: 'asc' },
    skip: before,
  });
  const { id } = await prisma().user.findUniqueOrThrow({ where: { email } });
  expect(noted.map(({ userId }) => userId)).toEqual([id, null]);
  expect(JSON.stringify(noted)).not.toContain('nobody@');
});
