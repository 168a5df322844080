import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import type { ScenarioTurn } from './schema.ts';

const { db, services } = await openTestServices();
let org: TestOrg;
let other: TestOrg;

const says = (...texts: string[]): ScenarioTurn[] =>
  texts.map((userText) => ({ kind: 'USER', userText }));
const api = () => org.as('editor').scenarios;
const names = async (search: string, filter: Parameters<ReturnType<typeof api>['list']>[0] = {}) =>
  (await api().list({ search, ...filter })).items.map(({ name }) => name);

beforeAll(async () => {
  org = await makeOrg(services);
  other = await makeOrg(services, 'Other');
  await other.as('editor').scenarios.create({ name: 'Returns secretword', turns: says('Hello') });
  await api().create({
    name: 'Rückgabe',
    description: 'What one may send back',
    tags: ['shop', 'policy'],
    locale: 'de',
    turns: [
      ...says('Darf ich die Pflanze zurückgeben?'),
      {
        kind: 'EXPECT',
        expectations: [
          { kind: 'MUST_CONTAIN', values: ['dreißig Tage'] },
          { kind: 'REGEX', pattern: 'Erstattung|Gutschein' },
          { kind: 'SEMANTIC_ASSERT', rubric: 'Names the deadline.' },
        ],
      },
    ],
  });
  await api().create({ name: 'Returns', tags: ['shop'], turns: says('May I return it?') });
  await api().create({ name: 'Delivery', turns: says('Hello', 'Can I have a return label?') });
});

describe('a search', () => {
  test.each([
    ['ruck', ['Rückgabe']],
    ['RÜCKGABE', ['Rückgabe']],
    ['poli', ['Rückgabe']],
    ['send ba', ['Rückgabe']],
    ['pflanze', ['Rückgabe']],
    ['dreissig', ['Rückgabe']],
    ['gutsch', ['Rückgabe']],
    ['deadline', ['Rückgabe']],
    ['return', ['Returns', 'Delivery']],
    ['return lab', ['Delivery']],
    ['eturn', []],
    ['return nowhere', []],
    ['secretword', []],
  ])('for %s finds %j, names first', async (search, found) => {
    expect(await names(search)).toEqual(found);
  });

  test('goes with the filters', async () => {
    expect(await names('return', { tags: ['shop'] })).toEqual(['Returns']);
    expect(await names('return', { locale: 'de' })).toEqual([]);
    expect(await names('ruck', { locale: 'de', tags: ['policy', 'shop'] })).toEqual(['Rückgabe']);
    expect(await names('return', { status: 'PUBLISHED' })).toEqual([]);
  });

  test('says where the words stand', async () => {
    const [found] = (await api().list({ search: 'ruck shop tage' })).items;
    expect(found?.found).toEqual({
      name: [{ start: 0, end: 4 }],
      tags: ['shop'],
      excerpt: { text: 'dreißig Tage', marks: [{ start: 8, end: 12 }] },
    });
  });

  test('follows renaming, new texts, archiving, restoring and deleting', async () => {
    const about = { description: '', tags: [], locale: 'en', onFail: 'STOP' as const };
    const content = { ...about, threshold: null, variables: {}, data: null };
    const { id } = await api().create({ name: 'Follower', turns: says('first alphaword') });
    await api().update({
      ...content,
      id,
      baseVersion: 1,
      name: 'Renamed',
      turns: says('second betaword'),
    });
    expect(await names('alphaword')).toEqual([]);
    expect(await names('renamed betaword')).toEqual(['Renamed']);
    await api().restore({ id, version: 1 });
    expect(await names('alphaword')).toEqual(['Renamed']);
    await api().archive({ id });
    expect(await names('alphaword')).toEqual([]);
    expect(await names('alphaword', { status: 'ARCHIVED' })).toEqual(['Renamed']);
    await api().delete({ id });
    expect(await names('alphaword', { status: 'ARCHIVED' })).toEqual([]);
  });

  test('pages through what it ranks, and says that there may be more', async () => {
    for (let n = 0; n < 55; n += 1) {
      await api().create({ name: `Crowd ${n}`, turns: says('A crowdword here') });
    }
    const first = await api().list({ search: 'crowdword', limit: 30 });
    const second = await api().list({
      search: 'crowdword',
      limit: 30,
      cursor: first.nextCursor,
    });
    const all = [...first.items, ...second.items];
    expect(new Set(all.map(({ id }) => id)).size).toBe(50);
    expect(second.nextCursor).toBeNull();
    expect(first.isCut).toBe(true);
    expect(all[0]?.name).toBe('Crowd 54');
  });
});

describe('whatever one searches for', () => {
  test.each([
    ["'"],
    ["O'Brien"],
    [':*'],
    ['\\'],
    ["\\' & !a"],
    ['!return'],
    ['a & | ! <-> ( b'],
    ['%_'],
    ['👍🏽'],
    ['שלום עולם'],
    ['é'.normalize('NFD').repeat(90)],
    ['x'.repeat(200)],
    ['a '.repeat(100)],
    ['…'],
    ['   '],
    ['<b>return</b>'],
  ])('%j is answered', async (search) => {
    const { items } = await api().list({ search });
    expect(items.every(({ name }) => !name.includes('secretword'))).toBe(true);
  });

  test('10,000 words and a NUL are answered by the database too', async () => {
    const words = Array.from({ length: 10_000 }, (_, n) => `word${n}`).join(' ');
    await org.open(async ({ db: within }) => {
      const rows = await within.$queryRaw`
        select * from find_entries('scenario', ${words}, null, null, '{}', 50)`;
      expect(rows).toEqual([]);
    });
    await expect(api().list({ search: 'a\u0000b' })).rejects.toThrow('can’t be stored');
  });

  test('texts of any size and script are taken', async () => {
    for (const word of ['𐌰𐌱𐌲𐌳', '漢字', 'ǆ', '\u1e9e']) {
      const text = Array.from({ length: 1_500 }, (_, n) => `${word}${n}`).join(' ');
      await api().create({ name: `Long ${newId()}`, turns: says(text, text, text, text) });
      await api().create({
        name: `Long ${newId()}`,
        turns: says(word.repeat(19_000 / word.length)),
      });
    }
    expect((await api().list({ search: '漢字7' })).items).toHaveLength(1);
  }, 60_000);
});

describe('the function that finds', () => {
  const found = (orgId: string | null, search: string) =>
    withClient(db.config('app'), async (client) => {
      if (orgId !== null) await client.query(`select set_config('app.org_id', $1, false)`, [orgId]);
      const { rows } = await client.query(
        `select id from find_entries('scenario', $1, null, null, '{}', 50)`,
        [search],
      );
      return rows.length;
    });

  test('sees nothing where no organization is entered', async () => {
    expect(await found(null, 'returns')).toBe(0);
    expect(await found('', 'returns')).toBe(0);
    expect(await found(other.id, 'secretword')).toBe(1);
    expect(await found(org.id, 'secretword')).toBe(0);
    expect(await found(newId(), 'returns')).toBe(0);
  });

  test('goes by whose an entry is, whatever its kind and keys say', async () => {
    const entry = (statement: string, values: unknown[]) =>
      withClient(db.config('app'), async (client) => {
        await client.query(`select set_config('app.org_id', $1, false)`, [org.id]);
        return await client.query(statement, values);
      });
    await expect(
      entry(
        `insert into search_entry (org_id, kind, id, place, status, locale, tags, words)
         values ($1, 'scenario', $2, 1, 'DRAFT', 'en', '{}', 'planted')`,
        [other.id, newId()],
      ),
    ).rejects.toThrow('row-level security');
    await entry(
      `insert into search_entry (kind, id, place, status, locale, tags, words)
       values ($1, $2, 1, 'DRAFT', 'en', '{}', 'planted:1A')`,
      [`scenario' | 'o:${other.id}:scenario`, newId()],
    );
    expect(await found(other.id, 'planted')).toBe(0);
    expect((await entry('select 1 from search_entry where org_id = $1', [other.id])).rowCount).toBe(
      0,
    );
  });

  test('is nobody’s but the application’s', async () => {
    const asAuth = withClient(db.config('auth'), (client) =>
      client.query(`select * from find_entries('scenario', 'a', null, null, '{}', 50)`),
    );
    await expect(asAuth).rejects.toThrow('permission denied');
  });
});
