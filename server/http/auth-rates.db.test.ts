import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRateLimits } from '#server/core/rate-limits.ts';
import type { Database } from '#server/postgres/open-database.ts';
import type { OpenServices } from '#server/start/services.ts';
import { testDatabase } from '#server/testing/database.ts';
import { type TestServer, testHttpServer } from '#server/testing/http-server.ts';
import { testServices } from '#server/testing/services.ts';

const password = 'correct horse battery staple';
const cleanups: (() => Promise<void>)[] = [];
let database: Database;
let server: TestServer;

async function openServer(
  settings: { signInsPerMinute?: number; trustedProxies?: string[] } = {},
): Promise<TestServer> {
  const services = await testServices(database);
  const { signInsPerMinute, trustedProxies = [] } = settings;
  const pool = new pg.Pool({ ...database.config('app'), max: 3 });
  // All tests come from one address.
  await pool.query('delete from rate_hit');
  const rates = createRateLimits(pool, {
    signInsPerMinute: signInsPerMinute ?? 10_000,
    callsPerMinute: 10_000,
    orgCallsPerMinute: 10_000,
  });
  const own: OpenServices = { ...services, rates };
  const opened = await testHttpServer(own, { trustedProxies });
  cleanups.push(async () => {
    await opened.close();
    await Promise.all([services.close(), pool.end()]);
  });
  return opened;
}

beforeAll(async () => {
  database = await testDatabase();
  server = await openServer();
});
afterAll(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
  await database.stop();
});

type Answer = { status: number; wait: string | null; body: Record<string, unknown> };

async function post(
  to: TestServer,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${to.url}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const { requestId: _, ...rest } = (await response.json()) as Record<string, unknown>;
  return { status: response.status, wait: response.headers.get('retry-after'), body: rest };
}

let accounts = 0;
async function signUp(): Promise<string> {
  accounts += 1;
  const email = `somebody-${accounts}@rates.test`;
  const { status } = await post(server, '/sign-up/email', { name: 'Somebody', email, password });
  expect(status).toBe(200);
  return email;
}

const signIn = (email: string, typed: string, to = server, headers = {}) =>
  post(to, '/sign-in/email', { email, password: typed }, headers);

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

function statuses(answers: readonly Answer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe('wrong passwords', () => {
  test('are ten for an account, then not even the right one is taken, and the owner is told until when', async () => {
    const email = await signUp();
    for (const index of times(10, (n) => n)) {
      expect((await signIn(email, `wrong password ${index}`)).status).toBe(401);
    }
    const refused = await signIn(email, password);
    expect(refused).toMatchObject({ status: 429, body: { reason: 'rate.limited' } });
    expect(refused.body.message).toMatch(
      /wrong passwords for this account.*Try again in 15 minutes/,
    );
    expect(Number(refused.wait)).toBeGreaterThan(800);
    expect((await signIn(await signUp(), password)).status).toBe(200);
  });

  test('are ten exactly, over two processes and 100 tries at once', async () => {
    const other = await openServer();
    const email = await signUp();
    const answers = await Promise.all(
      times(100, (n) => signIn(email, 'not the password', n % 2 ? server : other)),
    );
    expect(statuses(answers)).toEqual({ 401: 10, 429: 90 });
  });

  test('look the same for an account that does not exist', async () => {
    const [known, unknown] = [await signUp(), 'nobody@rates.test'];
    for (const _ of times(12, (n) => n)) {
      const [a, b] = [
        await signIn(known, 'wrong password'),
        await signIn(unknown, 'wrong password'),
      ];
      expect({ ...a, wait: null }).toEqual({ ...b, wait: null });
    }
    expect((await signIn(unknown.toUpperCase(), 'wrong password')).status).toBe(429);
  });

  test('count when they are typed to confirm a change, too', async () => {
    const email = await signUp();
    const services = await testServices(database);
    cleanups.push(() => services.close());
    const { id } = await services.accounts.prisma.user.findUniqueOrThrow({ where: { email } });
    const { cookie } = await server.signIn(id);
    const body = { currentPassword: 'not the password', newPassword: 'another long password 77' };
    const answers = await Promise.all(
      times(15, () => post(server, '/change-password', body, { cookie })),
    );
    expect(statuses(answers)).toEqual({ 400: 10, 429: 5 });
    expect((await signIn(email, password)).status).toBe(429);
  });

  test('don’t count when they are right', async () => {
    const email = await signUp();
    for (const _ of times(12, (n) => n)) expect((await signIn(email, password)).status).toBe(200);
  });
});

describe('one address', () => {
  const tries = (to: TestServer, headers: (n: number) => Record<string, string>) =>
    Promise.all(times(12, (n) => signIn(`nobody-${n}@rates.test`, 'wrong', to, headers(n))));

  test('signs in so many times a minute, whatever it says about itself', async () => {
    const few = await openServer({ signInsPerMinute: 5 });
    const answers = await tries(few, (n) => ({
      'x-forwarded-for': `198.51.100.${n}`,
      'x-real-ip': `198.51.100.${n}`,
      forwarded: `for=198.51.100.${n}`,
      'x-assay-client-address': `198.51.100.${n}`,
    }));
    expect(statuses(answers)).toEqual({ 401: 5, 429: 7 });
    expect(answers.find(({ status }) => status === 429)?.body.message).toMatch(/from this address/);
  });

  test('is the one a trusted proxy names', async () => {
    const few = await openServer({ signInsPerMinute: 5, trustedProxies: ['127.0.0.1'] });
    const spread = await tries(few, (n) => ({ 'x-forwarded-for': `198.51.100.${n}` }));
    expect(statuses(spread)).toEqual({ 401: 12 });
    const forged = await tries(few, (n) => ({ 'x-forwarded-for': `192.0.2.${n}, 203.0.113.9` }));
    expect(statuses(forged)).toEqual({ 401: 5, 429: 7 });
    const neighbours = await tries(few, (n) => ({ 'x-forwarded-for': `2001:db8::${n}` }));
    expect(statuses(neighbours)).toEqual({ 401: 5, 429: 7 });
  });
});

describe('mails to reset a password', () => {
  test('are three an hour for an account, known or not', async () => {
    const trusting = await openServer({ trustedProxies: ['127.0.0.1'] });
    const known = await signUp();
    for (const [n, email] of [known, 'nobody-known@rates.test'].entries()) {
      const ask = () =>
        post(trusting, '/request-password-reset', { email }, { 'x-forwarded-for': `192.0.2.${n}` });
      const answers = await Promise.all(times(6, ask));
      expect(statuses(answers)).toEqual({ 200: 3, 429: 3 });
    }
  });

  test('are ten an hour for an address', async () => {
    const answers = await Promise.all(
      times(12, (n) => post(server, '/request-password-reset', { email: `n${n}@rates.test` })),
    );
    expect(statuses(answers)).toEqual({ 200: 10, 429: 2 });
  });
});
