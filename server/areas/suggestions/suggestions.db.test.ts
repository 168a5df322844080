import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices({ outboundAllow: '127.0.0.1' });
let double: Double;
let org: TestOrg;

const answers: Readonly<Record<string, string>> = {
  expectations:
    '[{"mustContain": ["LG-20416"]}, {"regex": "("}, {"semantic": "Says where it is."}]',
  variations: '["wheres my order", "Could you tell me where my order is?"]',
  chatty: 'Of course! What would you like to test?',
};

beforeAll(async () => {
  double = await startOpenAiDouble({ reply: ({ model }) => answers[model] ?? '' });
});
afterAll(() => double.close());
beforeEach(async () => {
  org = await makeOrg(services);
  const baseUrl = `${double.url}/v1`;
  const key = 'sk-test-0123456789abcdef';
  await org.as('admin').apiKeys.set({ provider: 'OPENAI_COMPATIBLE', key, baseUrl });
});

async function addModel(model: string): Promise<string> {
  const config = { provider: 'OPENAI_COMPATIBLE' as const, model, timeoutMs: 5_000 };
  const target = { kind: 'MODEL' as const, name: model, promptId: null, config };
  return (await org.as('editor').targets.create(target)).id;
}

async function addScenario(of = org): Promise<string> {
  const { id } = await of.as('editor').scenarios.create({
    name: 'Orders',
    tags: ['orders'],
    turns: [
      { kind: 'USER', userText: 'Hello' },
      { kind: 'EXPECT', expectations: [{ kind: 'REGEX', pattern: '.' }] },
      { kind: 'USER', userText: 'Where is my order?' },
    ],
  });
  await of.as('editor').scenarios.publish({ id });
  return id;
}

const conversation = [
  { role: 'user' as const, text: 'Where is my order?' },
  { role: 'assistant' as const, text: 'LG-20416 is on its way.' },
];

describe('suggested expectations', () => {
  it('are what the model says and the reply passes', async () => {
    const targetId = await addModel('expectations');
    const read = await org.as('editor').suggestions.expectations({ targetId, conversation });
    expect(read.expectations.map(({ kind }) => kind)).toEqual(['MUST_CONTAIN', 'SEMANTIC_ASSERT']);
    expect(read.leftOut).toBe(1);
  });

  it('are refused where the model says something else, or is none', async () => {
    const api = org.as('editor');
    const chatty = { targetId: await addModel('chatty'), conversation };
    expect(await refusal(api.suggestions.expectations(chatty))).toMatchObject({
      reason: 'suggestions.unreadable',
    });
    const demo = await api.targets.create({ kind: 'DEMO', name: 'Demo', config: {} });
    const noModel = { targetId: demo.id, conversation };
    expect(await refusal(api.suggestions.expectations(noModel))).toMatchObject({
      reason: 'suggestions.needsModel',
      fields: ['targetId'],
    });
    const failing = { targetId: await addModel('fail-unauthorized'), conversation };
    expect(await refusal(api.suggestions.expectations(failing))).toMatchObject({
      reason: 'suggestions.noReply',
    });
  });
});

describe('suggested variations', () => {
  it('become drafts marked as suggested until somebody publishes them', async () => {
    const api = org.as('editor');
    const scenarioId = await addScenario();
    const targetId = await addModel('variations');
    const { scenarios } = await api.suggestions.variations({ targetId, scenarioId, turn: 2 });
    expect(scenarios.map(({ name }) => name)).toEqual([
      'Orders (variation)',
      'Orders (variation 2)',
    ]);
    const [first] = scenarios;
    const made = await api.scenarios.get({ id: first?.id ?? '' });
    expect(made).toMatchObject({ status: 'DRAFT', isSuggested: true, tags: ['orders'] });
    expect(made.content.turns[2]).toEqual({ kind: 'USER', userText: 'wheres my order' });
    await api.scenarios.publish({ id: made.id });
    expect(await api.scenarios.get({ id: made.id })).toMatchObject({ isSuggested: false });
    const original = await api.scenarios.get({ id: scenarioId });
    expect(original.content.turns[2]).toEqual({ kind: 'USER', userText: 'Where is my order?' });
  });

  it('are of a turn of the user, in one’s own organization, by those who write', async () => {
    const targetId = await addModel('variations');
    const scenarioId = await addScenario();
    const ask = { targetId, scenarioId, turn: 1 };
    expect(await refusal(org.as('editor').suggestions.variations(ask))).toMatchObject({
      reason: 'suggestions.noUserTurn',
    });
    expect(await refusal(org.as('viewer').suggestions.variations(ask))).toMatchObject({
      code: 'FORBIDDEN',
    });
    const other = await makeOrg(services, 'Other');
    const foreign = { targetId, scenarioId: await addScenario(other), turn: 2 };
    expect(await refusal(org.as('editor').suggestions.variations(foreign))).toMatchObject({
      reason: 'scenarios.notFound',
    });
  });

  it('ask nothing for who may write scenarios but not ask targets', async () => {
    const targetId = await addModel('variations');
    const role = { name: 'Writer', description: '', permissions: ['scenarios:*', 'targets:read'] };
    const { key } = await org.as('admin').roles.create(role);
    const { api } = await org.add(key);
    const ask = { targetId, scenarioId: await addScenario(), turn: 0 };
    expect(await refusal(api.suggestions.variations(ask))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'suggestions.mayNotAsk',
    });
    const conversation = [
      { role: 'user' as const, text: 'Hello' },
      { role: 'assistant' as const, text: 'Hello' },
    ];
    expect(await refusal(api.suggestions.expectations({ targetId, conversation }))).toMatchObject({
      reason: 'suggestions.mayNotAsk',
    });
  });
});
