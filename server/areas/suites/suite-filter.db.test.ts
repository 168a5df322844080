import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices();
let org: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
});

const turns = [{ kind: 'USER' as const, userText: 'Hello' }];

async function scenario(name: string, more: { tags?: string[]; locale?: string } = {}) {
  return (await org.as('editor').scenarios.create({ name, turns, ...more })).id;
}

async function demo(): Promise<string> {
  const input = { kind: 'DEMO' as const, name: 'Demo', config: { latencyMs: 0 } };
  return (await org.as('editor').targets.create(input)).id;
}

describe('a suite with a filter', () => {
  it('fits scenarios that have all tags, the language and the status, by name', async () => {
    const api = org.as('editor');
    await scenario('c', { tags: ['a', 'b'] });
    const published = await scenario('a', { tags: ['b', 'a', 'x'], locale: 'de' });
    await api.scenarios.publish({ id: published });
    const archived = await scenario('old', { tags: ['a', 'b'] });
    await api.scenarios.archive({ id: archived });
    await scenario('b', { tags: ['a'] });
    const names = async (filter: Parameters<typeof api.suites.preview>[0]['filter']) => {
      const { count, items } = await api.suites.preview({ filter });
      expect(count).toBe(items.length);
      return items.map(({ name }) => name);
    };
    expect(await names({})).toEqual(['a', 'b', 'c']);
    expect(await names({ tags: ['a', 'b'] })).toEqual(['a', 'c']);
    expect(await names({ tags: ['a'], status: 'DRAFT' })).toEqual(['b', 'c']);
    expect(await names({ locale: 'de' })).toEqual(['a']);
    expect(await names({ tags: ['nobody'] })).toEqual([]);
    const some = await api.suites.preview({ filter: {}, limit: 2 });
    expect([some.count, some.items.map(({ name }) => name)]).toEqual([3, ['a', 'b']]);
  });

  it('plays what fits when a run starts, and says so when nothing does', async () => {
    const api = org.as('editor');
    const targetIds = [await demo()];
    const filter = { tags: ['billing'] };
    const { id } = await api.suites.create({ name: 'Billing', filter, targetIds });
    const start = () => api.runs.start({ suiteId: id, idempotencyKey: newId() });
    expect(await refusal(start())).toMatchObject({
      reason: 'runs.nothingMatches',
      fields: ['suiteId'],
    });
    await scenario('Two', { tags: ['billing'] });
    await scenario('One', { tags: ['billing'] });
    await scenario('Other');
    const { rows } = await api.runs.rows({ runId: (await start()).id });
    expect(rows.map(({ name }) => name)).toEqual(['One', 'Two']);
    await scenario('Three', { tags: ['billing'] });
    expect((await start()).itemCount).toBe(3);
    expect(await api.suites.get({ id })).toMatchObject({
      items: [],
      filter: { tags: ['billing'], locale: null, status: null },
      matching: { count: 3, rowCount: 3 },
    });
    expect((await api.suites.list({})).items).toMatchObject([{ itemCount: 0, filter }]);
  });

  it('becomes a fixed list, and back', async () => {
    const api = org.as('editor').suites;
    const one = await scenario('One');
    const { id } = await api.create({ name: 'S', filter: {} });
    await api.update({ id, baseVersion: 1, name: 'S', scenarioIds: [one] });
    expect(await api.get({ id })).toMatchObject({
      filter: null,
      matching: null,
      items: [{ id: one }],
    });
    await api.update({ id, baseVersion: 2, name: 'S', filter: { status: 'DRAFT' } });
    expect(await api.get({ id })).toMatchObject({ items: [], filter: { status: 'DRAFT' } });
    const both = api.create({ name: 'Both', filter: {}, scenarioIds: [one] });
    expect(await refusal(both)).toMatchObject({ code: 'BAD_REQUEST', fields: ['filter'] });
  });

  it('shows nothing of another organization', async () => {
    await scenario('CANARY');
    const other = await makeOrg(services, 'Other');
    expect(await other.as('admin').suites.preview({ filter: {} })).toEqual({
      count: 0,
      rowCount: 0,
      items: [],
    });
    const refused = refusal(org.as('stakeholder').suites.preview({ filter: {} }));
    expect((await refused).code).toBe('FORBIDDEN');
  });
});

describe('a suite', () => {
  it('is copied with all it says', async () => {
    const api = org.as('editor');
    const { id: environmentId } = await api.environments.create({ name: 'dev' });
    const said = {
      filter: { tags: ['a'], locale: 'de', status: 'PUBLISHED' as const },
      repeats: 3,
      stopAfterFailures: 5,
      stopAfterErrors: 2,
      targetIds: [await demo()],
    };
    const { id } = await api.suites.create({ name: 'S', environmentId, ...said });
    const copy = await api.suites.get(await api.suites.duplicate({ id }));
    const { targetIds, ...same } = said;
    expect(copy).toMatchObject({
      ...same,
      environment: { id: environmentId, name: 'dev' },
      targets: [{ id: targetIds[0] }],
    });
  });

  it('is not saved over a newer version', async () => {
    const api = org.as('editor').suites;
    const { id } = await api.create({ name: 'S' });
    expect(await api.update({ id, baseVersion: 1, name: 'Mine' })).toEqual({ version: 2 });
    const late = await refusal(api.update({ id, baseVersion: 1, name: 'Theirs' }));
    expect(late).toMatchObject({ code: 'CONFLICT', reason: 'suites.changedMeanwhile' });
    const both = ['A', 'B'].map((name) =>
      api.update({ id, baseVersion: 2, name }).then(
        () => 'saved',
        () => 'refused',
      ),
    );
    expect((await Promise.all(both)).sort()).toEqual(['refused', 'saved']);
    expect((await api.get({ id })).version).toBe(3);
  });

  it('stays while a label of a prompt waits for it', async () => {
    const api = org.as('editor');
    const { id } = await api.suites.create({ name: 'S' });
    const prompt = await api.prompts.create({ name: 'Greeter', content: 'Hello' });
    await api.prompts.label({ id: prompt.id, name: 'production', version: 1 });
    await api.prompts.guardLabel({ id: prompt.id, name: 'production', suiteId: id });
    const refused = await refusal(api.suites.delete({ id }));
    expect(refused).toMatchObject({ code: 'CONFLICT', reason: 'suites.guardsLabels' });
    expect(refused.message).toContain('production of Greeter');
    expect((await api.suites.get({ id })).labels).toMatchObject([{ name: 'production' }]);
    await org.as('admin').prompts.guardLabel({ id: prompt.id, name: 'production', suiteId: null });
    await api.suites.delete({ id });
  });

  it.each([{ stopAfterFailures: 0 }, { stopAfterErrors: 1_001 }, { stopAfterErrors: 1.5 }])(
    'refuses the stop rule %j',
    async (rule) => {
      const refused = await refusal(org.as('editor').suites.create({ name: 'S', ...rule }));
      expect(refused).toMatchObject({ code: 'BAD_REQUEST', fields: Object.keys(rule) });
    },
  );

  it('counts each row of a table', async () => {
    const api = org.as('editor');
    const data = { columns: ['a'], rows: [1, 2, 3].map((n) => ({ name: `r${n}`, values: ['x'] })) };
    const { id } = await api.scenarios.create({ name: 'Table', turns, data });
    const suite = await api.suites.create({
      name: 'S',
      scenarioIds: [id, await scenario('Plain')],
    });
    const { items } = await api.suites.get({ id: suite.id });
    expect(items.map(({ rowCount }) => rowCount)).toEqual([3, 1]);
    expect((await api.suites.preview({ filter: {} })).rowCount).toBe(4);
  });
});
