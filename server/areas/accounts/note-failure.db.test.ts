import * as OTPAuth from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { type TestServer, testHttpServer } from '#server/testing/http-server.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { makeVisitor, type Visitor } from '#server/testing/visitor.ts';

const { services } = await openTestServices({ out: { write: (line) => lines.push(line) } });
let server: TestServer;
const lines: string[] = [];
beforeAll(async () => {
  server = await testHttpServer(services);
});
afterAll(async () => {
  await server.close();
});

const password = 'correct horse battery staple';
const visitor = () => makeVisitor(server.url, services.baseUrl);

type Person = { id: string; email: string; browser: Visitor; org: TestOrg };

/** Somebody with a password, who is a member of an organization. */
async function signedUp(): Promise<Person> {
  const browser = visitor();
  const email = `${newId()}@factors.test`;
  await browser.auth('/sign-up/email', { name: 'Ada', email, password });
  const { prisma } = services.accounts;
  const { id } = await prisma.user.findUniqueOrThrow({ where: { email } });
  const org = await makeOrg(services);
  await prisma.member.createMany({ data: { orgId: org.id, userId: id, role: 'viewer' } });
  return { id, email, browser, org };
}

async function secondFactorOf({ browser }: Person) {
  const enabled = await browser.auth('/two-factor/enable', { password });
  const totp = OTPAuth.URI.parse(String(enabled.body.totpURI));
  if (!(totp instanceof OTPAuth.TOTP)) throw new Error('not a TOTP');
  const at = (n: number) => totp.generate({ timestamp: Date.now() + n * 30_000 });
  await browser.auth('/two-factor/verify-totp', { code: at(0) });
  return { at, backupCodes: enabled.body.backupCodes as string[] };
}

/** What the account's log and its organization's both tell since `from`, oldest first. */
async function told({ id, org }: Person, from: Date): Promise<unknown[]> {
  const own = await services.accounts.prisma.accountEvent.findMany({
    where: { userId: id, createdAt: { gte: from } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const rows = own.map(({ action, outcome, details }) => [action, outcome, details]);
  const mirrored = (await org.as('admin').audit.list({ actorId: id, from })).items;
  expect(
    mirrored
      .map(({ action, outcome, details }) => JSON.stringify([action, outcome, details]))
      .sort(),
  ).toEqual(rows.map((row) => JSON.stringify(row)).sort());
  return rows;
}

const started = (factor: string) => ['session.started', 'success', { factor }];
const failed = (factor: string, reason: string) => [
  'account.signInFailed',
  'failure',
  { factor, reason },
];

describe('the log of an account', () => {
  it('tells its owner what was tried, and with what', async () => {
    const { email, browser } = await signedUp();
    await visitor().auth('/sign-in/email', { email, password: 'not the password' });
    await visitor().auth('/sign-in/email', { email, password });
    const { events } = await browser.api.me.security.query();
    expect(events.slice(0, 2)).toMatchObject([
      { action: 'session.started', factor: 'password' },
      { action: 'account.signInFailed', factor: 'password' },
    ]);
    expect(events.every((event) => !('details' in event))).toBe(true);
  });

  it('names what somebody signed in with: password, code, backup code', async () => {
    const person = await signedUp();
    const { email } = person;
    const plain = new Date();
    await visitor().auth('/sign-in/email', { email, password });
    expect(await told(person, plain)).toEqual([started('password')]);
    const { at, backupCodes } = await secondFactorOf(person);
    const before = new Date();
    const browser = visitor();
    await browser.auth('/sign-in/email', { email, password });
    expect((await browser.auth('/two-factor/verify-totp', { code: at(1) })).status).toBe(200);
    const other = visitor();
    await other.auth('/sign-in/email', { email, password });
    const [code = ''] = backupCodes;
    expect((await other.auth('/two-factor/verify-backup-code', { code })).status).toBe(200);
    const half = ['account.firstFactorPassed', 'success', { factor: 'password' }];
    expect(await told(person, before)).toEqual([
      half,
      started('code'),
      half,
      started('backupCode'),
    ]);
  });

  it('tells of wrong passwords, codes and backup codes, and of codes used before', async () => {
    const person = await signedUp();
    const { email } = person;
    const { at } = await secondFactorOf(person);
    const before = new Date();
    const browser = visitor();
    await browser.auth('/sign-in/email', { email, password: 'not the password' });
    await browser.auth('/sign-in/email', { email, password });
    await browser.auth('/two-factor/verify-totp', { code: '000000' });
    await browser.auth('/two-factor/verify-backup-code', { code: 'aaaaa-bbbbb' });
    await browser.auth('/two-factor/verify-totp', { code: at(1) });
    const again = visitor();
    await again.auth('/sign-in/email', { email, password });
    expect((await again.auth('/two-factor/verify-totp', { code: at(1) })).status).toBe(401);
    const events = await told(person, before);
    expect(events.filter((event) => JSON.stringify(event).includes('failure'))).toEqual([
      failed('password', 'INVALID_EMAIL_OR_PASSWORD'),
      failed('code', 'INVALID_CODE'),
      failed('backupCode', 'INVALID_BACKUP_CODE'),
      failed('code', 'USED_BEFORE'),
    ]);
  });

  it('tells of passwords that confirm nothing', async () => {
    const person = await signedUp();
    const before = new Date();
    const { browser } = person;
    await browser.auth('/change-password', {
      currentPassword: 'wrong one',
      newPassword: 'tea kettle morning lamp',
    });
    await browser.auth('/two-factor/enable', { password: 'wrong one' });
    const refused = [
      'account.confirmFailed',
      'failure',
      { factor: 'password', reason: 'INVALID_PASSWORD' },
    ];
    expect(await told(person, before)).toEqual([refused, refused]);
  });

  it('tells of a passkey that failed; one that nobody has is a line of the server’s log', async () => {
    const person = await signedUp();
    const credentialID = newId();
    await services.accounts.prisma.passkey.createMany({
      data: {
        userId: person.id,
        name: 'Laptop',
        credentialID,
        publicKey: 'AAAA',
        counter: 0,
        deviceType: 'singleDevice',
        backedUp: false,
      },
    });
    const before = new Date();
    const tryKey = async (id: string) => {
      const browser = visitor();
      await browser.auth('/passkey/generate-authenticate-options');
      const response = {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {},
      };
      const { status } = await browser.auth('/passkey/verify-authentication', { response });
      expect([400, 401]).toContain(status);
    };
    await tryKey(credentialID);
    // That it was added may carry the same millisecond.
    const rows = (await told(person, before)).filter(
      (row) => !(Array.isArray(row) && row[0] === 'account.passkeyAdded'),
    );
    expect(rows).toEqual([failed('passkey', 'AUTHENTICATION_FAILED')]);
    lines.length = 0;
    await tryKey(newId());
    await services.doors.settle();
    expect(lines.join('')).toContain('"factor passkey":1');
  });
});
