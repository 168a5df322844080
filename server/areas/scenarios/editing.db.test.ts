import { beforeEach, describe, expect, it } from 'vitest';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { renameVariableInScenario } from './rename-variable.ts';
import type { ExpectationSpec } from './schema.ts';
import type { ScenarioNews } from './watch-scenario.ts';

const { services } = await openTestServices();
let org: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
});

const turns = [{ kind: 'USER' as const, userText: 'Hello' }];
const about = { name: 'Greeting', description: '', tags: ['a'] };
const other = [{ kind: 'USER' as const, userText: 'Good day' }];

describe('saving what somebody else may have saved too', () => {
  it('refuses to overwrite a name, description or tags that are not those one began with', async () => {
    const { scenarios } = org.as('editor');
    const { id } = await scenarios.create({ ...about, turns });
    const save = { id, baseVersion: 1, turns };
    await org.as('admin').scenarios.update({ ...save, ...about, name: 'Renamed' });
    const stale = await refusal(
      scenarios.update({ ...save, ...about, tags: [], baseAbout: about }),
    );
    expect(stale).toMatchObject({ code: 'CONFLICT', reason: 'scenarios.changedMeanwhile' });
    const baseAbout = { ...about, name: 'Renamed' };
    await scenarios.update({ ...save, ...baseAbout, tags: [], baseAbout });
    expect(await scenarios.get({ id })).toMatchObject({ name: 'Renamed', tags: [] });
  });

  it('keeps sample replies with the turns', async () => {
    const { scenarios } = org.as('editor');
    const withSample = [...turns, { kind: 'EXPECT' as const, expectations: [], sample: 'Hi' }];
    const { id } = await scenarios.create({ ...about, turns: withSample });
    expect((await scenarios.get({ id })).content.turns).toEqual(withSample);
    const copy = await scenarios.get(await scenarios.duplicate({ id }));
    expect(copy.content.turns).toEqual(withSample);
    const rows = await org.open((scope) =>
      scope.db.scenarioTurn.findMany({ where: { scenarioId: id }, orderBy: { position: 'asc' } }),
    );
    expect(rows.map(({ sample }) => sample)).toEqual([null, 'Hi']);
  });
});

describe('a scenario that a model suggested', () => {
  const turns = [{ kind: 'USER' as const, userText: 'Hello {{name}}' }];
  async function makeSuggested(): Promise<string> {
    const { id } = await org.as('editor').scenarios.create({ ...about, turns });
    await org.open(({ db }) => db.scenario.updateMany({ data: { isSuggested: true } }));
    return id;
  }
  const isSuggested = async (id: string) =>
    (await org.as('viewer').scenarios.get({ id })).isSuggested;

  it('is its author’s once somebody saves it, also as it is', async () => {
    const id = await makeSuggested();
    const same = await org.as('editor').scenarios.update({ id, baseVersion: 1, ...about, turns });
    expect(same).toEqual({ version: 1 });
    expect(await isSuggested(id)).toBe(false);
    const { items } = await org.as('admin').audit.list({ action: 'scenario.updated' });
    const changes = [{ field: 'isSuggested', before: true, after: false }];
    expect(items[0]?.details).toMatchObject({ changes });
  });

  it('stays suggested when only a variable in it is renamed', async () => {
    const id = await makeSuggested();
    const names = { from: 'name', to: 'who' };
    await org.open((scope) => renameVariableInScenario(scope, id, names));
    expect(await org.as('viewer').scenarios.get({ id })).toMatchObject({ version: 2 });
    expect(await isSuggested(id)).toBe(true);
  });
});

describe('watching a scenario', () => {
  async function newsOf(id: string) {
    const stream = await org.as('viewer').scenarios.watch({ id });
    const iterator = stream[Symbol.asyncIterator]();
    const next = async (): Promise<ScenarioNews> => {
      const { done, value } = await iterator.next();
      if (done) throw new Error('The stream ended.');
      return value;
    };
    return { next, end: () => iterator.return?.() };
  }

  it('tells the newest save at once, then each that follows, and who it was', async () => {
    const { scenarios } = org.as('editor');
    const { id } = await scenarios.create({ ...about, turns });
    const news = await newsOf(id);
    expect(await news.next()).toMatchObject({ version: 1, ...about, isOwn: false });
    const saved = news.next();
    await scenarios.update({ id, baseVersion: 1, ...about, turns: other });
    expect(await saved).toMatchObject({ version: 2, savedBy: org.users.editor.name });
    const renamed = news.next();
    await scenarios.update({ id, baseVersion: 2, ...about, name: 'Welcome', turns: other });
    expect(await renamed).toMatchObject({ version: 2, name: 'Welcome' });
    const restored = news.next();
    await org.as('admin').scenarios.restore({ id, version: 1 });
    expect(await restored).toMatchObject({ version: 3, savedBy: org.users.admin.name });
    await news.end();
  });

  it('is refused for what there is not, and for another organization’s', async () => {
    const { id } = await org.as('editor').scenarios.create({ ...about, turns });
    const foreign = await makeOrg(services, 'Other');
    const stream = await foreign.as('admin').scenarios.watch({ id });
    const refused = await refusal(stream[Symbol.asyncIterator]().next());
    expect(refused).toMatchObject({ code: 'NOT_FOUND', reason: 'scenarios.notFound' });
  });
});

describe('trying several expectations', () => {
  it('says the same as trying each', async () => {
    const { scenarios } = org.as('viewer');
    const contains = { kind: 'MUST_CONTAIN' as const, values: ['30 days'], caseSensitive: false };
    const expectations: ExpectationSpec[] = [
      contains,
      { ...contains, kind: 'MUST_NOT_CONTAIN' },
      { kind: 'REGEX', pattern: '\\d+', flags: '', negated: false },
      { kind: 'REGEX', pattern: '(', flags: '', negated: false },
      { kind: 'SEMANTIC_ASSERT', rubric: 'Is kind.' },
    ];
    const text = 'Within 30 days.';
    const all = await scenarios.tryExpectations({ expectations, text });
    expect(all.map(({ verdict }) => verdict)).toEqual(['PASS', 'FAIL', 'PASS', 'ERROR', 'ERROR']);
    const each = await Promise.all(
      expectations.map((expectation) => scenarios.tryExpectation({ expectation, text })),
    );
    expect(all).toEqual(each);
  });
});

describe('reading a transcript', () => {
  const text = 'Anna: Hello\nBot: Hi';

  it('asks and is told who is who', async () => {
    const { scenarios } = org.as('editor');
    expect((await scenarios.readTranscript({ text })).speakers).toMatchObject([
      { name: 'Anna', role: null },
      { name: 'Bot', role: 'ASSISTANT' },
    ]);
    const read = await scenarios.readTranscript({ text, roles: { Anna: 'USER' } });
    expect(read.turns).toEqual([
      { kind: 'USER', userText: 'Hello' },
      { kind: 'EXPECT', expectations: [], sample: 'Hi' },
    ]);
  });

  it('is for those who write scenarios', async () => {
    const refused = await refusal(org.as('viewer').scenarios.readTranscript({ text }));
    expect(refused.code).toBe('FORBIDDEN');
  });
});
