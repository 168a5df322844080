import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices();
let org: TestOrg;
let other: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
  other = await makeOrg(services, 'Other');
});

async function scenario(of: TestOrg, name: string): Promise<string> {
  const turns = [{ kind: 'USER' as const, userText: 'Hello' }];
  return (await of.as('editor').scenarios.create({ name, turns })).id;
}

async function target(of: TestOrg, name: string): Promise<string> {
  const input = { kind: 'DEMO' as const, name, config: {} };
  return (await of.as('editor').targets.create(input)).id;
}

/** A run as the run engine leaves it behind, for what suites show of it. */
function addRun(suiteId: string, number: number, createdAt: Date): Promise<unknown> {
  const counts = { itemCount: 3, passCount: 2, failCount: 1 };
  return org.open((scope) =>
    scope.db.run.createMany({
      data: {
        number,
        suiteId,
        suiteName: 'Smoke',
        idempotencyKey: `run-${number}`,
        status: 'COMPLETED',
        verdict: 'FAIL',
        createdAt,
        ...counts,
      },
    }),
  );
}

describe('suites', () => {
  it('keep scenarios and targets in the given order', async () => {
    const api = org.as('editor').suites;
    const [a, b, c] = [
      await scenario(org, 'A'),
      await scenario(org, 'B'),
      await scenario(org, 'C'),
    ];
    const [x, y] = [await target(org, 'X'), await target(org, 'Y')];
    const scenarioIds = [c, a, b];
    const { id } = await api.create({ name: 'All', repeats: 3, scenarioIds, targetIds: [y, x] });
    const suite = await api.get({ id });
    expect(suite).toMatchObject({ name: 'All', repeats: 3, lastRun: null });
    expect(suite.items.map((item) => [item.name, item.turnCount])).toEqual([
      ['C', 1],
      ['A', 1],
      ['B', 1],
    ]);
    expect(suite.targets.map(({ name }) => name)).toEqual(['Y', 'X']);

    const changed = { id, baseVersion: 1, name: 'Fewer', description: '', repeats: 1 };
    await api.update({ ...changed, scenarioIds: [b, c], targetIds: [x] });
    const after = await api.get({ id });
    expect(after.items.map(({ name }) => name)).toEqual(['B', 'C']);
    expect(await api.list({ search: 'few' })).toMatchObject({
      items: [{ name: 'Fewer', itemCount: 2, targets: [{ id: x, name: 'X', kind: 'DEMO' }] }],
    });
  });

  it('show their latest run', async () => {
    const api = org.as('editor').suites;
    const { id } = await api.create({ name: 'Smoke' });
    await api.create({ name: 'Never ran' });
    await addRun(id, 1, new Date('2026-01-02T00:00:00Z'));
    await addRun(id, 2, new Date('2026-01-03T00:00:00Z'));
    const expected = {
      number: 2,
      status: 'COMPLETED',
      verdict: 'FAIL',
      passCount: 2,
      failCount: 1,
    };
    expect((await api.get({ id })).lastRun).toMatchObject(expected);
    const { items } = await api.list({});
    expect(items.map(({ lastRun }) => lastRun?.number ?? null)).toEqual([null, 2]);
  });

  it('are copied whole and deleted without what they play', async () => {
    const api = org.as('editor');
    const a = await scenario(org, 'A');
    const x = await target(org, 'X');
    const input = { name: 'Smoke', repeats: 2, scenarioIds: [a], targetIds: [x] };
    const { id } = await api.suites.create(input);
    const copy = await api.suites.get(await api.suites.duplicate({ id }));
    expect(copy).toMatchObject({ name: 'Smoke (copy)', repeats: 2, items: [{ id: a }] });
    await api.suites.delete({ id });
    expect((await refusal(api.suites.get({ id }))).reason).toBe('suites.notFound');
    expect((await api.scenarios.get({ id: a })).suites).toEqual([
      { id: copy.id, name: 'Smoke (copy)' },
    ]);
  });

  it('take scenarios and targets of their own organization only', async () => {
    const api = org.as('editor').suites;
    const own = await scenario(org, 'Own');
    for (const foreign of [await scenario(other, 'Theirs'), newId()]) {
      const refused = await refusal(api.create({ name: 'S', scenarioIds: [own, foreign] }));
      expect(refused).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'suites.scenarioNotFound',
        fields: ['scenarioIds.1'],
      });
    }
    const refused = await refusal(api.create({ name: 'S', targetIds: [await target(other, 'T')] }));
    expect(refused).toMatchObject({ reason: 'suites.targetNotFound', fields: ['targetIds.0'] });
    expect((await api.list({})).items).toEqual([]);
  });

  it('list nothing twice and repeat within bounds', async () => {
    const api = org.as('editor').suites;
    const id = await scenario(org, 'A');
    for (const scenarioIds of [
      [id, id],
      [id, id.toUpperCase()],
    ]) {
      const refused = await refusal(api.create({ name: 'S', scenarioIds }));
      expect(refused).toMatchObject({ code: 'BAD_REQUEST', fields: ['scenarioIds'] });
    }
    for (const repeats of [0, 21, 1.5]) {
      const refused = await refusal(api.create({ name: 'S', repeats }));
      expect(refused).toMatchObject({ code: 'BAD_REQUEST', fields: ['repeats'] });
    }
  });

  it('refuse a name that is taken, beside the field', async () => {
    await org.as('editor').suites.create({ name: 'Smoke' });
    await other.as('editor').suites.create({ name: 'Smoke' });
    const taken = await refusal(org.as('editor').suites.create({ name: 'Smoke' }));
    expect(taken).toMatchObject({ reason: 'suites.nameTaken', fields: ['name'] });
  });

  it('are invisible and untouchable from another organization', async () => {
    const { id } = await org.as('editor').suites.create({ name: 'CANARY' });
    const foreign = other.as('admin').suites;
    expect(JSON.stringify(await foreign.list({}))).not.toContain('CANARY');
    const refused = [
      foreign.get({ id }),
      foreign.update({ id, baseVersion: 1, name: 'Mine' }),
      foreign.duplicate({ id }),
      foreign.delete({ id }),
    ].map(refusal);
    for (const { reason } of await Promise.all(refused)) expect(reason).toBe('suites.notFound');
  });

  it('can be read, not written, by a viewer', async () => {
    const { id } = await org.as('editor').suites.create({ name: 'Smoke' });
    const viewer = org.as('viewer').suites;
    expect((await viewer.get({ id })).name).toBe('Smoke');
    const refused = [
      viewer.create({ name: 'No' }),
      viewer.update({ id, baseVersion: 1, name: 'No' }),
      viewer.duplicate({ id }),
      viewer.delete({ id }),
    ].map(refusal);
    for (const { code } of await Promise.all(refused)) expect(code).toBe('FORBIDDEN');
  });
});
