import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices();
let org: TestOrg;
let foreignId: string;

const turns = [{ kind: 'USER' as const, userText: 'Hello' }];
const api = () => org.as('editor').scenarios;

beforeEach(async () => {
  org = await makeOrg(services);
  const other = await makeOrg(services, 'Other');
  foreignId = (await other.as('editor').scenarios.create({ name: 'Foreign', turns })).id;
});

async function make(...names: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) ids.push((await api().create({ name, turns, tags: ['old'] })).id);
  return ids;
}
const rows = async (filter: Parameters<ReturnType<typeof api>['list']>[0] = {}) =>
  (await api().list(filter)).items;
const events = async (action: string) => (await org.as('admin').audit.list({ action })).items;

describe('tagging many scenarios', () => {
  test('tells which are tagged otherwise, so that it can be undone', async () => {
    const ids = await make('A', 'B', 'C');
    const [first = '', ...others] = ids;
    await api().bulkTag({ ids: [first], add: ['new'] });
    const { changedIds } = await api().bulkTag({ ids, add: ['new'] });
    expect(changedIds).toEqual(others);
    expect(await rows({ tags: ['old', 'new'] })).toHaveLength(3);
    await api().bulkTag({ ids: changedIds, remove: ['new'] });
    expect((await rows({ tags: ['new'] })).map(({ id }) => id)).toEqual([first]);
    expect(await events('scenario.updated')).toHaveLength(5);
  });

  test('leaves an event although nothing changed', async () => {
    const ids = await make('A');
    expect(await api().bulkTag({ ids, add: ['old'] })).toEqual({ changedIds: [] });
    expect(await events('scenario.updated')).toHaveLength(1);
  });

  test('names the first that has no room, and changes none', async () => {
    const ids = await make('A', 'B');
    const full = Array.from({ length: 19 }, (_, n) => `t${n}`);
    await api().bulkTag({ ids: ids.slice(1), add: full });
    const refused = await refusal(api().bulkTag({ ids, add: ['one more'] }));
    expect(refused).toMatchObject({ reason: 'scenarios.tooManyTags' });
    expect(refused.message).toContain('B');
    expect(await rows({ tags: ['one more'] })).toEqual([]);
  });
});

describe('publishing and archiving many scenarios', () => {
  test('tells what they were, and brings them back to it', async () => {
    const ids = await make('A', 'B');
    await api().publish({ id: ids[0] ?? '' });
    const { before } = await api().bulkArchive({ ids });
    expect(await rows()).toEqual([]);
    expect(await rows({ status: 'ARCHIVED' })).toHaveLength(2);
    await api().bulkSetStatus({ items: before });
    expect((await rows()).map(({ name, status }) => [name, status])).toEqual(
      expect.arrayContaining([
        ['A', 'PUBLISHED'],
        ['B', 'DRAFT'],
      ]),
    );
    await api().bulkPublish({ ids });
    expect(await rows({ status: 'PUBLISHED' })).toHaveLength(2);
  });

  test('ends that they are suggestions, until it is undone', async () => {
    const ids = await make('A');
    await org.open(({ db }) => db.scenario.updateMany({ data: { isSuggested: true } }));
    const { before } = await api().bulkPublish({ ids });
    expect((await rows())[0]?.isSuggested).toBe(false);
    await api().bulkSetStatus({ items: before });
    expect((await rows())[0]).toMatchObject({ isSuggested: true, status: 'DRAFT' });
  });
});

describe('deleting many scenarios', () => {
  test('deletes all of them', async () => {
    const ids = await make('A', 'B');
    await api().bulkDelete({ ids });
    expect(await rows()).toEqual([]);
    expect(await events('scenario.deleted')).toHaveLength(2);
  });

  test('names the first that a suite plays, and deletes none', async () => {
    const ids = await make('A', 'B');
    await org.as('editor').suites.create({ name: 'Nightly', scenarioIds: ids.slice(1) });
    const refused = await refusal(api().bulkDelete({ ids }));
    expect(refused).toMatchObject({ reason: 'scenarios.inUse' });
    expect(refused.message).toMatch(/B: Nightly/);
    expect(await rows()).toHaveLength(2);
  });
});

test('copies many scenarios, each with a name of its own', async () => {
  const ids = await make('A', 'B');
  await api().bulkDuplicate({ ids });
  await api().bulkDuplicate({ ids });
  expect((await rows()).map(({ name }) => name).sort()).toEqual([
    'A',
    'A (copy 2)',
    'A (copy)',
    'B',
    'B (copy 2)',
    'B (copy)',
  ]);
});

describe('suites', () => {
  const listed = async (id: string) =>
    (await org.as('editor').suites.get({ id })).items.map(({ name }) => name);

  test('list many scenarios more, and move them to each other', async () => {
    const suites = org.as('editor').suites;
    const ids = await make('A', 'B', 'C');
    const [a = '', b = '', c = ''] = ids;
    const one = await suites.create({ name: 'One', scenarioIds: [b] });
    const two = await suites.create({ name: 'Two', scenarioIds: [c] });
    expect(await suites.addScenarios({ id: one.id, scenarioIds: ids })).toEqual({ added: 2 });
    expect(await listed(one.id)).toEqual(['B', 'A', 'C']);
    expect((await rows({ suiteId: one.id })).map(({ name }) => name)).toEqual(['C', 'B', 'A']);
    expect((await rows({ suiteId: two.id, search: 'c' })).map(({ name }) => name)).toEqual(['C']);
    await suites.moveScenarios({ fromSuiteId: one.id, toSuiteId: two.id, scenarioIds: [c, a] });
    expect(await listed(one.id)).toEqual(['B']);
    expect(await listed(two.id)).toEqual(['C', 'A']);
    const refused = suites.update({
      id: one.id,
      baseVersion: 1,
      name: 'One',
      scenarioIds: [],
      targetIds: [],
    });
    expect(await refusal(refused)).toMatchObject({ reason: 'suites.changedMeanwhile' });
  });

  test('refuse what is not there, what is not theirs, and themselves', async () => {
    const suites = org.as('editor').suites;
    const [a = ''] = await make('A');
    const { id } = await suites.create({ name: 'One' });
    for (const missing of [foreignId, newId()]) {
      expect(await refusal(suites.addScenarios({ id, scenarioIds: [a, missing] }))).toMatchObject({
        reason: 'suites.scenarioNotFound',
      });
      expect(
        await refusal(
          suites.moveScenarios({ fromSuiteId: id, toSuiteId: missing, scenarioIds: [a] }),
        ),
      ).toMatchObject({ reason: 'suites.notFound' });
    }
    await expect(
      suites.moveScenarios({ fromSuiteId: id, toSuiteId: id, scenarioIds: [a] }),
    ).rejects.toThrow();
    expect(await listed(id)).toEqual([]);
  });

  test('that choose by a filter take none by hand', async () => {
    const suites = org.as('editor').suites;
    const scenarioIds = await make('A');
    const { id } = await suites.create({ name: 'Chosen', filter: { tags: ['old'] } });
    expect(await refusal(suites.addScenarios({ id, scenarioIds }))).toMatchObject({
      reason: 'suites.hasFilter',
    });
  });
});

test('a bulk change that meets a scenario of another organization changes nothing', async () => {
  const ids = [...(await make('A')), foreignId];
  const items = ids.map((id) => ({ id, status: 'ARCHIVED' as const }));
  const calls = [
    () => api().bulkTag({ ids, add: ['new'] }),
    () => api().bulkPublish({ ids }),
    () => api().bulkArchive({ ids }),
    () => api().bulkSetStatus({ items }),
    () => api().bulkDelete({ ids }),
    () => api().bulkDuplicate({ ids }),
  ];
  for (const call of calls) {
    expect(await refusal(call())).toMatchObject({ reason: 'scenarios.notFound' });
  }
  expect(await rows()).toMatchObject([{ name: 'A', status: 'DRAFT', tags: ['old'] }]);
});

test('500 scenarios are changed at once, and no more', async () => {
  await org.open(
    ({ db }) =>
      db.$executeRaw`
      insert into scenario (id, name, updated_at)
      select gen_random_uuid(), 'S' || n, now() from generate_series(1, 501) n`,
  );
  const all = await org.open(({ db }) => db.scenario.findMany({ select: { id: true } }));
  const ids = all.map(({ id }) => id);
  await expect(api().bulkArchive({ ids })).rejects.toThrow();
  const { changedIds } = await api().bulkTag({ ids: ids.slice(1), add: ['many'] });
  expect(changedIds).toHaveLength(500);
}, 60_000);
