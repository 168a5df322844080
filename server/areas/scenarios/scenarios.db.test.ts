import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import type { ExpectationSpec, ScenarioData, ScenarioTurn } from './schema.ts';

const { services } = await openTestServices();
let org: TestOrg;
let other: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
  other = await makeOrg(services, 'Other');
});

const user = (userText: string): ScenarioTurn => ({ kind: 'USER', userText });
const contains = (...values: string[]): ExpectationSpec => ({
  kind: 'MUST_CONTAIN',
  values,
  caseSensitive: false,
});
const regex = (pattern: string): ExpectationSpec => ({
  kind: 'REGEX',
  pattern,
  flags: 'i',
  negated: false,
});
const expecting = (...expectations: ExpectationSpec[]): ScenarioTurn => ({
  kind: 'EXPECT',
  expectations,
});
const returns = (name = 'Returns') => ({
  name,
  description: 'What one may send back',
  tags: ['shop', 'policy'],
  locale: 'en',
  onFail: 'STOP' as const,
  turns: [user('May I return a plant?'), expecting(contains('30 days'), regex('refund(ed)?'))],
});

describe('scenarios', () => {
  it('give back exactly what was saved, and count it', async () => {
    const api = org.as('editor').scenarios;
    const { id } = await api.create(returns());
    const { name, description, tags, turns, ...rest } = returns();
    expect(await api.get({ id })).toMatchObject({
      name,
      description,
      tags,
      status: 'DRAFT',
      version: 1,
      content: { ...rest, turns },
      suites: [],
    });
    const { items } = await api.list({});
    expect(items).toMatchObject([{ id, turnCount: 2, expectationCount: 2, suiteCount: 0 }]);
  });

  it('are found by name, tags, status and language', async () => {
    const api = org.as('editor').scenarios;
    await api.create(returns());
    await api.create({ ...returns('Rückgabe'), locale: 'de', tags: ['shop'] });
    const { id } = await api.create({ ...returns('Old'), tags: [] });
    await api.archive({ id });
    const names = async (filter: Parameters<typeof api.list>[0]) =>
      (await api.list(filter)).items.map(({ name }) => name);
    expect(await names({})).toEqual(['Rückgabe', 'Returns']);
    expect(await names({ search: 'RÜCK' })).toEqual(['Rückgabe']);
    expect(await names({ tags: ['shop', 'policy'] })).toEqual(['Returns']);
    expect(await names({ locale: 'de' })).toEqual(['Rückgabe']);
    expect(await names({ status: 'ARCHIVED' })).toEqual(['Old']);
    expect(await api.tags()).toEqual([
      { tag: 'shop', count: 2 },
      { tag: 'policy', count: 1 },
    ]);
  });

  it('keep every content they ever had, in a version each', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((value) => value.trim() !== '' && !value.includes('\u0000'));
    const expectation = fc.oneof(
      fc.record({
        kind: fc.constantFrom('MUST_CONTAIN', 'MUST_CONTAIN_ANY', 'MUST_NOT_CONTAIN'),
        values: fc.array(text, { minLength: 1, maxLength: 3 }),
        caseSensitive: fc.boolean(),
      }),
      text.map((rubric) => ({ kind: 'SEMANTIC_ASSERT' as const, rubric })),
      fc.constantFrom('a+', '\\d{2}', '^ok$').map((pattern) => regex(pattern)),
    );
    const turn = fc.oneof(
      text.map(user),
      fc.array(expectation, { minLength: 1, maxLength: 3 }).map((list) => expecting(...list)),
    );
    const content = fc.record({
      locale: fc.constantFrom('en', 'pt-BR'),
      onFail: fc.constantFrom('STOP', 'CONTINUE'),
      threshold: fc.constantFrom(null, 0.8),
      variables: fc.constantFrom<Record<string, string>>({}, { zeta: 'a', b: '' }),
      data: fc.constantFrom<ScenarioData | null>(null, {
        columns: ['tier'],
        rows: [{ name: 'Gold', values: ['gold'] }],
      }),
      turns: fc
        .tuple(text.map(user), fc.array(turn, { maxLength: 4 }))
        .map(([first, others]) => [first, ...others]),
    });
    const api = org.as('editor').scenarios;
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 4 }), async (saves) => {
        runs += 1;
        const about = { name: `Scenario ${runs}`, description: '', tags: [] };
        const [first, ...later] = saves;
        if (!first) return;
        const { id } = await api.create({ ...about, ...first });
        const expected = [first];
        for (const next of later) {
          const isNew = JSON.stringify(next) !== JSON.stringify(expected.at(-1));
          if (isNew) expected.push(next);
          const baseVersion = isNew ? expected.length - 1 : expected.length;
          const { version } = await api.update({ id, baseVersion, ...about, ...next });
          expect(version).toBe(expected.length);
        }
        const { items } = await api.versions({ id });
        expect(items.map(({ version }) => version)).toEqual(
          expected.map((_, index) => index + 1).reverse(),
        );
        for (const [index, kept] of expected.entries()) {
          expect((await api.version({ id, version: index + 1 })).content).toEqual(kept);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('refuse a save over a newer version, and say whose it is', async () => {
    const api = org.as('editor').scenarios;
    const { id } = await api.create(returns());
    const changed = { ...returns(), turns: [user('Hello')] };
    await org.as('admin').scenarios.update({ id, baseVersion: 1, ...changed });
    const stale = await refusal(api.update({ id, baseVersion: 1, ...returns() }));
    expect(stale).toMatchObject({ code: 'CONFLICT', reason: 'scenarios.changedMeanwhile' });
    expect(stale.message).toContain(org.users.admin.name);
    expect((await api.get({ id })).content.turns).toEqual(changed.turns);
  });

  it('let one of two simultaneous saves win', async () => {
    const api = org.as('editor').scenarios;
    const { id } = await api.create(returns());
    const saves = ['one', 'two', 'three'].map((text) =>
      api.update({ id, baseVersion: 1, ...returns(), turns: [user(text)] }),
    );
    const outcomes = await Promise.allSettled(saves);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await api.versions({ id })).items).toHaveLength(2);
  });

  it('are restored as a new version', async () => {
    const api = org.as('editor').scenarios;
    const { id } = await api.create(returns());
    await api.update({ id, baseVersion: 1, ...returns(), turns: [user('Hello')], locale: 'de' });
    expect(await api.restore({ id, version: 1 })).toEqual({ version: 3 });
    const now = await api.get({ id });
    expect(now).toMatchObject({ version: 3, locale: 'en' });
    expect(now.content.turns).toEqual(returns().turns);
    const missing = await refusal(api.restore({ id, version: 9 }));
    expect(missing.reason).toBe('scenarios.versionNotFound');
  });

  it('are published, archived, copied and deleted', async () => {
    const api = org.as('editor').scenarios;
    const { id } = await api.create(returns());
    await api.publish({ id });
    expect((await api.get({ id })).status).toBe('PUBLISHED');
    const copy = await api.get(await api.duplicate({ id }));
    expect(copy).toMatchObject({ name: 'Returns (copy)', status: 'DRAFT', version: 1 });
    expect(copy.content.turns).toEqual(returns().turns);
    await api.archive({ id });
    expect((await api.get({ id })).status).toBe('ARCHIVED');
    await api.delete({ id });
    expect((await refusal(api.get({ id }))).reason).toBe('scenarios.notFound');
  });

  it('stay while a suite plays them', async () => {
    const api = org.as('editor');
    const { id } = await api.scenarios.create(returns());
    const suite = await api.suites.create({ name: 'Smoke', scenarioIds: [id] });
    const refused = await refusal(api.scenarios.delete({ id }));
    expect(refused).toMatchObject({ reason: 'scenarios.inUse' });
    expect(refused.message).toContain('Smoke');
    await api.suites.delete(suite);
    await api.scenarios.delete({ id });
  });

  it('refuse a name that is taken, beside the field', async () => {
    await org.as('editor').scenarios.create(returns());
    await other.as('editor').scenarios.create(returns());
    const taken = await refusal(org.as('editor').scenarios.create(returns()));
    expect(taken).toMatchObject({ reason: 'scenarios.nameTaken', fields: ['name'] });
  });

  it.each([
    ['turns.1.expectations.0.pattern', [user('x'), expecting(regex('(?=look)'))]],
    ['turns.1.expectations.1.pattern', [user('x'), expecting(contains('a'), regex('(ab'))]],
    ['turns.1.expectations.0.values', [user('x'), expecting(contains())]],
    ['turns.1.expectations.0.values.1', [user('x'), expecting(contains('a', ' '))]],
    ['turns.1.expectations', [user('x'), expecting()]],
    ['turns.0.userText', [user('  ')]],
    ['turns.0', [expecting(contains('a')), user('x')]],
    ['turns', []],
  ])('refuse content that can’t be played, at %s', async (path, turns) => {
    const refused = await refusal(org.as('editor').scenarios.create({ ...returns(), turns }));
    expect(refused).toMatchObject({ code: 'BAD_REQUEST', fields: [path] });
  });

  it('refuse characters that can’t be stored, wherever they stand', async () => {
    const api = org.as('editor').scenarios;
    for (const turns of [[user('a\u0000')], [user('x'), expecting(contains('a\u0000'))]]) {
      const refused = await refusal(api.create({ ...returns(), turns }));
      expect(refused).toMatchObject({ code: 'BAD_REQUEST', reason: 'input.characters' });
    }
  });

  it('try an expectation on any text without saving', async () => {
    const api = org.as('viewer').scenarios;
    const met = await api.tryExpectation({ expectation: contains('30 days'), text: 'In 30 DAYS.' });
    expect(met).toMatchObject({ verdict: 'PASS', evidence: { matches: [{ start: 3, end: 10 }] } });
    const missed = await api.tryExpectation({ expectation: contains('a', 'b'), text: 'a' });
    expect(missed).toMatchObject({ verdict: 'FAIL', evidence: { missing: ['b'] } });
    const broken = await api.tryExpectation({ expectation: regex('(a'), text: 'a' });
    expect(broken.verdict).toBe('ERROR');
    const judged = { kind: 'SEMANTIC_ASSERT' as const, rubric: 'Is polite' };
    expect(await api.tryExpectation({ expectation: judged, text: 'Hi' })).toMatchObject({
      verdict: 'ERROR',
      evidence: { message: expect.stringContaining('run') },
    });
  });

  it('are invisible and untouchable from another organization', async () => {
    const { id } = await org.as('editor').scenarios.create(returns('CANARY'));
    const foreign = other.as('admin').scenarios;
    expect(JSON.stringify(await foreign.list({}))).not.toContain('CANARY');
    expect(await foreign.tags()).toEqual([]);
    const refused = [
      foreign.get({ id }),
      foreign.versions({ id }),
      foreign.update({ id, baseVersion: 1, ...returns() }),
      foreign.publish({ id }),
      foreign.archive({ id }),
      foreign.restore({ id, version: 1 }),
      foreign.duplicate({ id }),
      foreign.delete({ id }),
    ].map(refusal);
    for (const { reason } of await Promise.all(refused)) expect(reason).toBe('scenarios.notFound');
    const version = await refusal(foreign.version({ id, version: 1 }));
    expect(version.code).toBe('NOT_FOUND');
  });

  it('can be read, not written, by a viewer', async () => {
    const { id } = await org.as('editor').scenarios.create(returns());
    const viewer = org.as('viewer').scenarios;
    expect((await viewer.get({ id })).name).toBe('Returns');
    const refused = [
      viewer.create(returns('No')),
      viewer.update({ id, baseVersion: 1, ...returns('No') }),
      viewer.publish({ id }),
      viewer.archive({ id }),
      viewer.restore({ id, version: 1 }),
      viewer.duplicate({ id }),
      viewer.delete({ id }),
    ].map(refusal);
    for (const { code } of await Promise.all(refused)) expect(code).toBe('FORBIDDEN');
  });
});
