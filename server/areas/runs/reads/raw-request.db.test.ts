import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '#server/areas/index.ts';
import { newId } from '#server/core/ids.ts';
import { startWorker, type Worker } from '#server/queue/index.ts';
import { startAnthropicDouble } from '#server/testing/doubles/anthropic-double.ts';
import { startEndpointDouble } from '#server/testing/doubles/endpoint-double.ts';
import type { Double, RecordedRequest } from '#server/testing/doubles/loopback-server.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';

const { db, services } = await openTestServices({ outboundAllow: '127.0.0.1' });
const canaries = [
  'sk-CNRYa8Wm3Zt7Lx2Vb9Rk4Nc6Hd1',
  'sk-ant-CNRYb8Wm3Zt7Lx2Vb9Rk4',
  'CNRYc8Wm3Zt7Lx2V',
];
const [leanKey = '', sdkKey = '', header = ''] = canaries;
let doubles: Record<string, Double>;
let worker: Worker;
let org: TestOrg;
/** The conversation with each target, by its name. */
let items: Map<string, string>;

beforeAll(async () => {
  const { log } = services;
  worker = await startWorker({
    queueConfig: db.config('queue'),
    services,
    areas,
    concurrency: 4,
    log,
  });
  doubles = {
    lean: await startOpenAiDouble(),
    sdk: await startAnthropicDouble(),
    http: await startEndpointDouble(),
  };
  org = await makeOrg(services);
  items = await playAll();
});
afterAll(async () => {
  await worker.stop();
  for (const double of Object.values(doubles)) await double.close();
});

async function playAll(): Promise<Map<string, string>> {
  const api = org.as('admin');
  await api.variables.create({ key: 'shop', value: 'Fern & Co' });
  const content = 'You work at {{shop}}. "Be" brief.';
  const prompt = await api.prompts.create({ name: 'Shop', content });
  const model = (name: string, provider: 'OPENAI_COMPATIBLE' | 'ANTHROPIC') => ({
    kind: 'MODEL' as const,
    name,
    promptId: prompt.id,
    config: { provider, model: 'm-1', parameters: { temperature: 0.5, maxOutputTokens: 200 } },
  });
  await api.apiKeys.set({
    provider: 'OPENAI_COMPATIBLE',
    key: leanKey,
    baseUrl: `${doubles.lean?.url}/v1`,
  });
  await api.apiKeys.set({
    provider: 'ANTHROPIC',
    key: sdkKey,
    baseUrl: `${doubles.sdk?.url}/v1`,
  });
  const lean = await api.targets.create(model('lean', 'OPENAI_COMPATIBLE'));
  const sdk = await api.targets.create(model('sdk', 'ANTHROPIC'));
  const http = await api.targets.create({
    kind: 'HTTP',
    name: 'http',
    config: {
      url: `${doubles.http?.url}/chat?from={{shop}}`,
      headers: { 'X-Shop': 'Fern' },
      body: '{"message": {{message}}, "conversationId": {{conversationId}}, "all": {{history}}}',
      conversationIdPath: '/conversationId',
      secretHeaderName: 'X-Api-Key',
    },
    secretHeaderValue: header,
  });
  const demo = await api.targets.create({
    kind: 'DEMO',
    name: 'demo',
    config: { latencyMs: 0 },
  });
  const scenario = await api.scenarios.create({
    name: 'Talk',
    turns: [
      { kind: 'USER', userText: 'Hello "there"' },
      { kind: 'EXPECT', expectations: [{ kind: 'REGEX', pattern: '.' }] },
      { kind: 'USER', userText: 'And in {{shop}}?' },
      { kind: 'EXPECT', expectations: [{ kind: 'REGEX', pattern: '.' }] },
    ],
  });
  const targetIds = [lean, sdk, http, demo].map(({ id }) => id);
  const suite = await api.suites.create({ name: 'S', scenarioIds: [scenario.id], targetIds });
  const run = await api.runs.start({ suiteId: suite.id, idempotencyKey: newId() });
  await runEvent(org, run.id);
  const names = ['lean', 'sdk', 'http', 'demo'];
  const { items: cells } = await api.runs.items({ runId: run.id });
  return new Map(cells.map(({ id, targetPosition }) => [names[targetPosition] ?? '', id]));
}

async function requestOf(target: string, position: number) {
  const input = { itemId: items.get(target) ?? '', position };
  const request = await org.as('viewer').runs.rawRequest(input);
  if ('problem' in request) throw new Error(request.problem);
  return request;
}

/** What was really received, with the secret taken out of it. */
function received({ method, path, headers, body }: RecordedRequest) {
  const text = JSON.stringify({ method, path, headers, body });
  return JSON.parse(canaries.reduce((shown, canary) => shown.replaceAll(canary, '[secret]'), text));
}

describe('what was sent', () => {
  it.each([
    ['lean', 0],
    ['lean', 2],
    ['sdk', 0],
    ['sdk', 2],
    ['http', 0],
  ])('is rebuilt as it was for %s, turn %i', async (target, position) => {
    const rebuilt = await requestOf(target, position);
    const nth = position === 0 ? 0 : 1;
    const one = doubles[target]?.requests[nth];
    if (!one) throw new Error('Nothing was received.');
    const sent = received(one);
    const url = new URL(rebuilt.url);
    expect(rebuilt.method).toBe(sent.method);
    expect(`${url.pathname}${url.search}`).toBe(sent.path);
    expect(rebuilt.body).toBe(sent.body);
    for (const { name, value } of rebuilt.headers)
      expect([name, sent.headers[name]]).toEqual([name, value]);
    // What the connection adds by itself, and nothing else.
    const added = Object.keys(sent.headers).filter(
      (name) => !rebuilt.headers.some((given) => given.name === name),
    );
    const byConnection = [
      'accept',
      'accept-encoding',
      'accept-language',
      'connection',
      'content-length',
      'host',
      'sec-fetch-mode',
      'transfer-encoding',
      'user-agent',
    ];
    expect(added.filter((name) => !byConnection.includes(name))).toEqual([]);
  });

  it('has a mark for what is not kept: the id that an endpoint gave', async () => {
    const { body, notes } = await requestOf('http', 2);
    expect(JSON.parse(body)).toMatchObject({
      message: 'And in Fern & Co?',
      conversationId: '[conversation id]',
      all: [{ role: 'user' }, { role: 'assistant' }, { role: 'user' }],
    });
    expect(notes).toEqual([expect.stringContaining('is not kept')]);
    expect((await requestOf('http', 0)).notes).toEqual([]);
    expect((await requestOf('sdk', 0)).notes).toEqual([
      expect.stringContaining('set for Anthropic now'),
    ]);
  });

  it('shows no secret, and opens none', async () => {
    const used = () =>
      org.open(({ db }) => db.$queryRaw`select secret_id, used_at from secret_use order by 1, 2`);
    const before = await used();
    const all = await Promise.all(
      ['lean', 'sdk', 'http'].flatMap((target) => [0, 2].map((at) => requestOf(target, at))),
    );
    const text = JSON.stringify(all);
    for (const canary of canaries) expect(text).not.toContain(canary.slice(0, 12));
    expect(all[0]?.headers).toContainEqual({ name: 'authorization', value: 'Bearer [secret]' });
    expect(all[2]?.headers).toContainEqual({ name: 'x-api-key', value: '[secret]' });
    expect(await used()).toEqual(before);
  });

  it('is nothing for the demo assistant, and for a turn that was not played', async () => {
    const api = org.as('viewer').runs;
    const itemId = items.get('demo') ?? '';
    expect(await api.rawRequest({ itemId, position: 0 })).toEqual({
      problem: 'The demo assistant is built in: nothing is sent.',
    });
    const missing = await refusal(api.rawRequest({ itemId, position: 9 }));
    expect(missing).toMatchObject({ code: 'NOT_FOUND', reason: 'runs.turnNotPlayed' });
  });

  it('is still told when the key is gone, and says so', async () => {
    const other = await makeOrg(services);
    const refused = await refusal(
      other.as('admin').runs.rawRequest({ itemId: items.get('lean') ?? '', position: 0 }),
    );
    expect(refused).toMatchObject({ code: 'NOT_FOUND', reason: 'runs.itemNotFound' });
    await org.as('admin').apiKeys.delete({ provider: 'ANTHROPIC' });
    const { url, notes } = await requestOf('sdk', 0);
    expect(url).toBe('https://api.anthropic.com/v1/messages');
    expect(notes[0]).toBe('There is no key for Anthropic any more.');
  });

  it('is for those who may see targets, too: not for stakeholders', async () => {
    const itemId = items.get('lean') ?? '';
    const api = org.as('stakeholder').runs;
    expect((await api.item({ itemId })).turns).toHaveLength(2);
    expect(await refusal(api.rawRequest({ itemId, position: 0 }))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('is gone with the evidence', async () => {
    const itemId = items.get('lean') ?? '';
    await org.open(({ db }) =>
      db.run.updateMany({ data: { evidenceDroppedAt: new Date(), evidenceKeptDays: 1 } }),
    );
    const gone = await refusal(org.as('viewer').runs.rawRequest({ itemId, position: 0 }));
    expect(gone).toMatchObject({ reason: 'runs.requestDropped' });
  });
});
