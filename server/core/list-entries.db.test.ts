import { beforeAll, describe, expect, test } from 'vitest';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { listEntries } from './list-entries.ts';
import { listLocales, listTags } from './list-tags.ts';
import { encodeCursor } from './paging.ts';

const { services } = await openTestServices();
let org: TestOrg;

const turns = [{ kind: 'USER' as const, userText: 'Hello' }];

beforeAll(async () => {
  org = await makeOrg(services);
  const other = await makeOrg(services, 'Other');
  await other
    .as('editor')
    .scenarios.create({ name: 'Foreign', tags: ['foreign'], locale: 'xx', turns });
  const api = org.as('editor').scenarios;
  for (let n = 0; n < 12; n += 1) {
    const { id } = await api.create({
      name: `S${n}`,
      tags: n % 2 ? ['odd', 'all'] : ['all', 'all'],
      locale: n % 3 ? 'en' : 'de',
      turns,
    });
    if (n % 4 === 0) await api.publish({ id });
    if (n === 11) await api.archive({ id });
  }
});

async function namesOf(filters: Parameters<typeof listEntries>[2], limit = 50) {
  return await org.open(async (scope) => {
    const rows = await scope.db.scenario.findMany({ select: { id: true, name: true } });
    const nameOf = new Map(rows.map(({ id, name }) => [id, name]));
    const names: (string | undefined)[] = [];
    let cursor: string | undefined;
    for (;;) {
      const places = await listEntries(scope, 'scenario', filters, { cursor, limit });
      const page = places.slice(0, limit);
      names.push(...page.map(({ id }) => nameOf.get(id)));
      const last = page.at(-1);
      if (places.length <= limit || !last) return names;
      cursor = encodeCursor({ at: last.updatedAt, id: last.id });
    }
  });
}

describe('a list', () => {
  const all = ['S10', 'S9', 'S8', 'S7', 'S6', 'S5', 'S4', 'S3', 'S2', 'S1', 'S0'];

  test.each([
    [{}, all],
    [{ status: 'PUBLISHED' as const }, ['S8', 'S4', 'S0']],
    [{ status: 'ARCHIVED' as const }, ['S11']],
    [{ locale: 'de' }, ['S9', 'S6', 'S3', 'S0']],
    [{ tags: ['odd'] }, ['S9', 'S7', 'S5', 'S3', 'S1']],
    [{ tags: ['all', 'odd'], locale: 'de' }, ['S9', 'S3']],
    [{ tags: ['foreign'] }, []],
    [{ locale: 'xx' }, []],
  ])('by %j has what fits, last saved first, in pages of any size', async (filters, names) => {
    for (const limit of [1, 2, 50]) expect(await namesOf(filters, limit)).toEqual(names);
  });

  test('has its tags and languages, and nobody else’s', async () => {
    await org.open(async (scope) => {
      expect(await listTags(scope, 'scenario')).toEqual([
        { tag: 'all', count: 11 },
        { tag: 'odd', count: 5 },
      ]);
      expect(await listLocales(scope, 'scenario')).toEqual(['de', 'en']);
    });
  });

  test('follows other tags and languages', async () => {
    await org.open(async ({ db: within, org: { id: orgId } }) => {
      const s0 = await within.scenario.findFirstOrThrow({ where: { name: 'S0' } });
      await within.scenario.update({
        where: { orgId_id: { orgId, id: s0.id } },
        data: { tags: ['moved'], locale: 'fr' },
      });
    });
    expect(await namesOf({ tags: ['moved'] })).toEqual(['S0']);
    expect(await namesOf({ locale: 'fr' })).toEqual(['S0']);
    expect(await namesOf({ locale: 'de' })).toEqual(['S9', 'S6', 'S3']);
  });
});

test('no entry outlives its thing or its organization', async () => {
  const doomed = await makeOrg(services, 'Doomed');
  const { id } = await doomed.as('editor').scenarios.create({ name: 'Gone', turns });
  await doomed.as('editor').prompts.create({ name: 'Also gone', content: 'Hello' });
  await doomed.as('editor').scenarios.delete({ id });
  const left = () =>
    doomed.open(async ({ db: within }) => [
      await within.searchEntry.count({ where: { kind: 'scenario' } }),
      await within.listEntry.count({ where: { kind: 'scenario' } }),
    ]);
  expect(await left()).toEqual([0, 0]);
});
