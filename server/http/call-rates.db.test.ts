import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRateLimits } from '#server/core/rate-limits.ts';
import type { Database } from '#server/postgres/open-database.ts';
import type { OpenServices } from '#server/start/services.ts';
import { testDatabase } from '#server/testing/database.ts';
import { type TestServer, testHttpServer } from '#server/testing/http-server.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { testServices } from '#server/testing/services.ts';

let database: Database;
let base: OpenServices;
let pool: pg.Pool;
let server: TestServer;
let org: TestOrg;

beforeAll(async () => {
  database = await testDatabase();
  base = await testServices(database);
  pool = new pg.Pool({ ...database.config('app'), max: 3 });
});
afterAll(async () => {
  await Promise.all([base.close(), pool.end()]);
  await database.stop();
});

const settings = { signInsPerMinute: 1_000, callsPerMinute: 20, orgCallsPerMinute: 30 };

// A new process, and new people, each time; all of them at one address.
beforeEach(async () => {
  await pool.query('delete from rate_hit');
  server = await testHttpServer({ ...base, rates: createRateLimits(pool, settings) });
  org = await makeOrg(base);
  return () => server.close();
});

type Caller = Record<string, string>;

async function call(caller: Caller, to = org, path = 'prompts.list?input=%7B%22json%22:%7B%7D%7D') {
  const response = await fetch(`${server.url}/api/orgs/${to.slug}/trpc/${path}`, {
    headers: caller,
  });
  const answer = (await response.json()) as { error?: { json: Record<string, unknown> } };
  return { status: response.status, wait: response.headers.get('retry-after'), ...answer };
}

async function statuses(count: number, caller: Caller, to = org): Promise<Record<number, number>> {
  const answers = await Promise.all(Array.from({ length: count }, () => call(caller, to)));
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

const session = async (role: 'viewer' | 'editor', of = org) => ({
  cookie: (await server.signIn(of.users[role].id)).cookie,
});

async function token(scopes: string[]): Promise<Caller> {
  const expiresAt = new Date(Date.now() + 3_600_000);
  const made = await org.as('admin').tokens.create({ name: 'CI', scopes, expiresAt });
  // Made by a process with other limits, which took from the same table.
  await pool.query('delete from rate_hit');
  return { authorization: `Bearer ${made.token}` };
}

describe('calls in a minute', () => {
  test('of one account are so many, and the refusal says when to come back', async () => {
    const viewer = await session('viewer');
    expect(await statuses(25, viewer)).toEqual({ 200: 20, 429: 5 });
    const refused = await call(viewer);
    expect(Number(refused.wait)).toBeGreaterThan(0);
    expect(refused.error?.json).toMatchObject({
      message: expect.stringMatching(/too many requests\. Try again in \d+ seconds?\./),
      data: { reason: 'rate.limited', httpStatus: 429 },
    });
    expect((await call(await session('editor'))).status).toBe(200);
  });

  test('in a batch count each', async () => {
    const viewer = await session('viewer');
    const ten = `${Array(10).fill('variables.list').join(',')}?batch=1&input=%7B%7D`;
    for (const status of [400, 400, 429]) {
      expect((await call(viewer, org, ten)).status).toBe(status);
    }
  });

  test('of one token are so many', async () => {
    const [busy, quiet] = [await token(['prompts:read']), await token(['prompts:read'])];
    expect(await statuses(25, busy)).toEqual({ 200: 20, 429: 5 });
    // Neither the address nor the organization has used up what it may.
    expect(await statuses(1, quiet)).toEqual({ 200: 1 });
  });

  test('of one organization are so many, whoever sends them, and others go on', async () => {
    const other = await makeOrg(base);
    expect(await statuses(20, await session('viewer'))).toEqual({ 200: 20 });
    expect(await statuses(15, await session('editor'))).toEqual({ 200: 10, 429: 5 });
    expect(await statuses(5, await session('viewer', other), other)).toEqual({ 200: 5 });
  });

  test('of nobody in particular count for the address, with made-up tokens, too', async () => {
    const answers = await Promise.all(
      Array.from({ length: 35 }, (_, n) => call({ authorization: `Bearer made-up-${n}` })),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(30);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
    expect((await call({ 'x-forwarded-for': '198.51.100.7' })).status).toBe(429);
  });

  test('of strangers don’t count for the organization they name', async () => {
    const stranger = await makeOrg(base, 'Stranger');
    expect(await statuses(20, await session('viewer', stranger))).toEqual({ 404: 20 });
    expect(await statuses(20, await session('viewer'))).toEqual({ 200: 20 });
  });
});
