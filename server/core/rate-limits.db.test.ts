import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#server/postgres/open-database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { createLeasedRate } from './leased-rate.ts';
import { createRate } from './rate.ts';
import { RateLimited } from './rate-limited.ts';
import { createRateLimits, forgetOldHits, wrongPasswords } from './rate-limits.ts';

let database: Database;
const pools: pg.Pool[] = [];

/** What one process has. */
function openPool(max = 3): pg.Pool {
  const pool = new pg.Pool({ ...database.config('app'), max });
  pools.push(pool);
  return pool;
}

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await database.stop();
});

const rare = { name: 'rare', points: 10, windowSeconds: 900, refusal: 'Too many of these.' };

/** How many of so many attempts at once pass. */
async function passed(attempts: (() => Promise<unknown>)[]): Promise<number> {
  const results = await Promise.allSettled(attempts.map((attempt) => attempt()));
  for (const result of results) {
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(RateLimited);
  }
  return results.filter(({ status }) => status === 'fulfilled').length;
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('a rate', () => {
  test('lets exactly as many pass as it says, over two processes and 200 attempts at once', async () => {
    const [first, second] = [createRate(openPool(), rare), createRate(openPool(), rare)];
    const attempts = times(100, () => [() => first.spend('x'), () => second.spend('x')]).flat();
    expect(await passed(attempts)).toBe(10);
    expect(await passed([() => first.spend('another')])).toBe(1);
  });

  test('goes on after a restart, and says when to come back', async () => {
    await passed(times(10, () => () => createRate(openPool(), rare).spend('kept')));
    const refusal = await createRate(openPool(), rare)
      .spend('kept')
      .catch((thrown: unknown) => thrown);
    expect(refusal).toMatchObject({ kind: 'rate', reason: 'rate.limited' });
    expect(refusal).toMatchObject({ message: 'Too many of these. Try again in 15 minutes.' });
    const { retryAfterSeconds } = refusal as RateLimited;
    expect(retryAfterSeconds).toBeGreaterThan(880);
    expect(retryAfterSeconds).toBeLessThanOrEqual(900);
  });

  test('takes back what did not count, and no more', async () => {
    const rate = createRate(openPool(), rare);
    for (const _ of times(30, () => null)) await (await rate.spend('right'))();
    expect(await passed(times(11, () => () => rate.spend('right')))).toBe(10);
  });

  test('begins anew when its window is over', async () => {
    const pool = openPool();
    const rate = createRate(pool, rare);
    await passed(times(12, () => () => rate.spend('later')));
    await pool.query(`update rate_hit set expire = $1 where key = 'rare:later'`, [Date.now() - 1]);
    expect(await passed(times(12, () => () => rate.spend('later')))).toBe(10);
  });

  test('answers 503 while the database is away', async () => {
    const pool = new pg.Pool({ ...database.config('app'), port: 1, max: 1 });
    pools.push(pool);
    await expect(createRate(pool, rare).spend('x')).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('a rate that is taken in advance', () => {
  const often = { name: 'often', points: 500, windowSeconds: 900, refusal: 'Too often.' };

  test('lets exactly as many pass as it says, over two processes, when both are asked enough', async () => {
    const [first, second] = [
      createLeasedRate(openPool(), often),
      createLeasedRate(openPool(), often),
    ];
    const attempts = times(600, () => [() => first.spend('x'), () => second.spend('x')]).flat();
    expect(await passed(attempts)).toBe(500);
  });

  test('counts a batch as what is in it', async () => {
    const rate = createLeasedRate(openPool(), often);
    expect(await passed(times(60, () => () => rate.spend('batch', 10)))).toBe(50);
  });

  test('asks the database for a fiftieth of what it passes', async () => {
    let queries = 0;
    const pool = openPool(1);
    pool.on('acquire', () => {
      queries += 1;
    });
    const rate = createLeasedRate(pool, often);
    for (const _ of times(500, () => null)) await rate.spend('cheap');
    await passed(times(500, () => () => rate.spend('cheap')));
    expect(queries).toBeLessThanOrEqual(51);
  });
});

test('wrong passwords are counted for an account, ten in a quarter of an hour', async () => {
  const settings = { signInsPerMinute: 30, callsPerMinute: 10, orgCallsPerMinute: 10 };
  const limits = createRateLimits(openPool(), settings);
  const spend = () => limits.passwordsOfAccount.spend('somebody');
  expect(await passed(times(25, () => spend))).toBe(wrongPasswords);
  await expect(spend()).rejects.toThrow(/wrong passwords for this account.*in 15 minutes/);
});

test('what no longer counts is removed, what does stays', async () => {
  const pool = openPool();
  await pool.query(`insert into rate_hit values ('old', 5, $1), ('now', 5, $2)`, [
    Date.now() - 1,
    Date.now() + 60_000,
  ]);
  await forgetOldHits(pool);
  const { rows } = await pool.query(`select key from rate_hit where key in ('old', 'now')`);
  expect(rows).toEqual([{ key: 'now' }]);
});
