import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { keepDrafts } from './keep-drafts.ts';

const { db, services } = await openTestServices();
const pool = new pg.Pool({ ...db.config('queue'), max: 1 });
const never = new AbortController().signal;
afterAll(() => pool.end());

/** Keeps one draft for each age in days; what it says is the age. */
async function addDrafts(org: TestOrg, ages: readonly number[]): Promise<void> {
  for (const days of ages) {
    const key = `scenario:new:${newId()}`;
    await org.as('editor').drafts.save({ key, content: { days }, baseVersion: null });
    await org.open(
      ({ db: own }) => own.$executeRaw`
        update draft set updated_at = now() - ${days}::float8 * interval '24 hours'
        where key = ${key}`,
    );
  }
}

const agesOf = async (org: TestOrg) =>
  (await org.open(({ db: own }) => own.draft.findMany({ orderBy: { updatedAt: 'desc' } }))).map(
    ({ content }) => content,
  );

it('what nobody touched for 90 days is deleted in every organization, and nothing else', async () => {
  const [org, other] = [await makeOrg(services), await makeOrg(services, 'Other')];
  await makeOrg(services, 'Empty');
  await addDrafts(org, [0, 89, 91, 400]);
  await addDrafts(other, [95, 1]);
  await keepDrafts(pool, services, never);
  expect(await agesOf(org)).toEqual([{ days: 0 }, { days: 89 }]);
  expect(await agesOf(other)).toEqual([{ days: 1 }]);
  const { items } = await org.as('admin').audit.list({ limit: 50 });
  expect(items.filter(({ action }) => action.startsWith('draft'))).toEqual([]);
});

it('several processes may be at it, and one that stops leaves the rest', async () => {
  const org = await makeOrg(services);
  await addDrafts(org, [91, 92]);
  await keepDrafts(pool, services, AbortSignal.abort());
  expect(await agesOf(org)).toHaveLength(2);
  await Promise.all([1, 2, 3].map(() => keepDrafts(pool, services, never)));
  expect(await agesOf(org)).toEqual([]);
});
