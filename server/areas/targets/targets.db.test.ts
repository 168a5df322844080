import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { startEndpointDouble } from '#server/testing/doubles/endpoint-double.ts';
import { type Double, startLoopbackServer } from '#server/testing/doubles/loopback-server.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { freezeTarget } from './freeze-target.ts';
import { openAssistant } from './open-assistant.ts';
import type { HttpConfig } from './schema.ts';

const secret = 'Bearer CNRYx4Lm6Tz8Vb1Nc3Rf5GjKp2Wd9Q';
const sse = 'text/event-stream';
const { services } = await openTestServices({ outboundAllow: '127.0.0.1' });
let endpoint: Double;
let model: Double;
let org: TestOrg;
let other: TestOrg;

beforeAll(async () => {
  [endpoint, model] = [await startEndpointDouble(), await startOpenAiDouble()];
});
beforeEach(async () => {
  org = await makeOrg(services);
  other = await makeOrg(services, 'Other');
});
afterAll(async () => {
  await Promise.all([endpoint.close(), model.close()]);
});

const demo = (name = 'Demo') => ({ kind: 'DEMO' as const, name, config: { latencyMs: 0 } });
const http = (config: Partial<z.input<typeof HttpConfig>> = {}) => ({
  kind: 'HTTP' as const,
  name: 'Endpoint',
  config: { url: `${endpoint.url}/chat`, ...config },
});
const withSecret = () => ({
  ...http({ secretHeaderName: 'Authorization' }),
  secretHeaderValue: secret,
});
const gpt = (promptId: string | null = null) => ({
  kind: 'MODEL' as const,
  name: 'Model',
  config: { provider: 'OPENAI_COMPATIBLE' as const, model: 'double-large' },
  promptId,
});

describe('targets', () => {
  it('of all kinds are made, read, changed, copied and deleted', async () => {
    const api = org.as('editor').targets;
    const { id } = await api.create(demo());
    await api.create(http());
    await api.create(gpt());
    await api.update({ id, baseVersion: 1, ...demo('Shop'), concurrency: 9 });
    expect(await api.get({ id })).toMatchObject({
      name: 'Shop',
      kind: 'DEMO',
      config: { latencyMs: 0 },
      concurrency: 9,
      problem: null,
    });
    const copy = await api.duplicate({ id });
    const again = await api.duplicate({ id: copy.id });
    expect((await api.get({ id: copy.id })).name).toBe('Shop (copy)');
    expect((await api.get({ id: again.id })).name).toBe('Shop (copy 2)');
    await api.delete({ id });
    const { items } = await api.list({ kind: 'DEMO' });
    expect(items.map(({ name }) => name)).toEqual(['Shop (copy 2)', 'Shop (copy)']);
  });

  it('refuse a name that is taken, beside the field', async () => {
    await org.as('editor').targets.create(demo());
    await other.as('editor').targets.create(demo());
    const taken = await refusal(org.as('editor').targets.create(demo()));
    expect(taken).toMatchObject({ reason: 'targets.nameTaken', fields: ['name'] });
  });

  it.each([
    ['targets.url', 'config.url', { url: 'http://10.0.0.1/chat' }],
    ['targets.url', 'config.url', { url: 'http://127.0.0.1/{{nothing}}' }],
    ['targets.body', 'config.body', { body: '{"m": {{message}}' }],
    ['targets.body', 'config.body', { body: '{"m": {{message}}, "x": {{unknown}}}' }],
    ['targets.body', 'config.body', { body: '{}' }],
    ['targets.headers', 'config.headers', { headers: { authorization: 'x' } }],
    ['targets.headers', 'config.headers', { headers: { Host: 'x' } }],
    ['targets.replyPath', 'config.replyPath', { replyPath: 'reply' }],
    ['targets.replyPath', 'config.replyPath', { replyPath: '$.reply[' }],
    ['targets.conversationIdPath', 'config.conversationIdPath', { conversationIdPath: '$..a..b' }],
    ['targets.doneEvent', 'config.doneEvent', { doneEvent: 'end' }],
    ['targets.firstTokenTimeout', 'config.firstTokenTimeoutMs', { firstTokenTimeoutMs: 500 }],
    [
      'targets.firstTokenTimeout',
      'config.firstTokenTimeoutMs',
      { stream: 'SSE', timeoutMs: 1_000, firstTokenTimeoutMs: 1_000 },
    ],
    ['targets.secretHeaderName', 'config.secretHeaderName', { secretHeaderName: 'Host' }],
  ] as const)('refuse an endpoint that can’t work: %s %s %j', async (reason, field, config) => {
    const refused = await refusal(org.as('editor').targets.create(http(config)));
    expect(refused).toMatchObject({ code: 'BAD_REQUEST', reason, fields: [field] });
  });

  it('refuse a model whose first piece may take as long as all of it', async () => {
    const limits = { timeoutMs: 2_000, firstTokenTimeoutMs: 2_000 };
    const config = { provider: 'OPENAI' as const, model: 'm', ...limits };
    const model = { kind: 'MODEL' as const, name: 'Slow', promptId: null, config };
    const api = org.as('editor').targets;
    const refused = await refusal(api.create(model));
    expect(refused).toMatchObject({
      reason: 'targets.firstTokenTimeout',
      fields: ['config.firstTokenTimeoutMs'],
    });
    const { id } = await api.create({ ...model, config: { ...config, timeoutMs: 3_000 } });
    expect(await api.get({ id })).toMatchObject({ config: { firstTokenTimeoutMs: 2_000 } });
  });

  it('refuse a secret without a header and one that a header can’t carry', async () => {
    const api = org.as('editor').targets;
    const nameless = await refusal(api.create({ ...http(), secretHeaderValue: secret }));
    expect(nameless.fields).toEqual(['config.secretHeaderName']);
    const broken = await refusal(api.create({ ...withSecret(), secretHeaderValue: 'a\r\nb: c' }));
    expect(broken.fields).toEqual(['secretHeaderValue']);
  });

  it('send their secret header, and never show it', async () => {
    const api = org.as('editor');
    const { id } = await api.targets.create(withSecret());
    const tested = await api.targets.test({ id });
    expect(tested).toMatchObject({ ok: true, text: 'Turn 1: you wrote "Hello"' });
    expect(endpoint.requests.at(-1)?.headers.authorization).toBe(secret);
    const answers = [
      tested,
      await api.targets.get({ id }),
      await api.targets.list({}),
      await api.targets.duplicate({ id }),
      await org.as('admin').audit.list({}),
      await org.open((scope) => freezeTarget(scope, id)),
    ];
    expect(JSON.stringify(answers)).not.toContain('CNRY');
    expect(JSON.stringify(answers)).not.toMatch(/sealed/i);
    expect(await api.targets.get({ id })).toMatchObject({
      hasSecretHeader: true,
      headerLastFour: 'Wd9Q',
      headerFingerprint: expect.stringMatching(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/),
      headerSetBy: org.users.editor.name,
      headerSetAt: expect.any(Date),
      headerLastUsedAt: expect.any(Date),
      headerLastRun: null,
    });
  });

  it('stream, and are asked again with the conversation the stream named', async () => {
    const config = {
      url: `${endpoint.url}/events?end=event`,
      stream: 'SSE',
      doneEvent: 'finished',
      replyPath: '$.choices[0].delta.content',
      firstTokenTimeoutMs: 5_000,
    } as const;
    const { id } = await org.as('editor').targets.create(http(config));
    expect(await org.as('editor').targets.get({ id })).toMatchObject({ config });
    const tested = await org.as('operator').targets.test({ id });
    expect(tested).toMatchObject({
      ok: true,
      text: expect.stringContaining('you wrote "Hello"'),
      firstTokenMs: expect.any(Number),
      exchange: {
        request: { headers: expect.arrayContaining([{ name: 'accept', value: sse }]) },
        response: { status: 200, isWhole: true, truncated: false },
      },
    });
    expect(tested.exchange?.response?.body).toContain('event: finished\ndata: {}');
  });

  describe('when tested show the raw exchange', () => {
    it('without the secret, wherever the endpoint repeats it', async () => {
      const input = withSecret();
      const url = `${endpoint.url}/fail-unauthorized`;
      const headers = { 'X-Shop': 'books' };
      const key = { secretHeaderName: 'X-Api-Key', headers, url };
      const { id } = await org.as('editor').targets.create({ ...input, ...http(key) });
      const tested = await org.as('editor').targets.test({ id });
      expect(endpoint.requests.at(-1)?.headers['x-api-key']).toBe(secret);
      expect(tested).toMatchObject({
        ok: false,
        reason: 'assistant.unauthorized',
        exchange: {
          request: {
            method: 'POST',
            url,
            body: '{"message": "Hello"}',
            headers: expect.arrayContaining([
              { name: 'x-api-key', value: '[removed]' },
              { name: 'x-shop', value: 'books' },
            ]),
          },
          response: { status: 401, body: '{"message":"Token [removed] is wrong"}', isWhole: true },
          headersMs: expect.any(Number),
          totalMs: expect.any(Number),
        },
      });
      expect(JSON.stringify(tested)).not.toContain('CNRY');
    });

    it('of a long answer its beginning, cut after its secrets were taken out', async () => {
      const long = await startLoopbackServer((request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': 'session=1' });
        const filler = `${request.headers.authorization} `.repeat(3_000);
        response.end(JSON.stringify({ reply: 'Short', filler }));
      });
      const config = { secretHeaderName: 'Authorization', url: long.url };
      const { id } = await org.as('editor').targets.create({ ...withSecret(), ...http(config) });
      const tested = await org.as('editor').targets.test({ id });
      expect(tested).toMatchObject({ ok: true, text: 'Short' });
      const shown = tested.exchange?.response;
      expect(shown).toMatchObject({ truncated: true, isWhole: true });
      expect(shown?.body.length).toBeLessThanOrEqual(20_000);
      expect(shown?.body).not.toMatch(/CNRY|Bear/);
      expect(shown?.headers).toContainEqual({ name: 'set-cookie', value: '[removed]' });
      await long.close();
    });

    it('as far as it came', async () => {
      const test = async (path: string) => {
        const { id } = await org
          .as('editor')
          .targets.create({ ...http({ url: `${endpoint.url}${path}` }), name: path });
        return await org.as('editor').targets.test({ id });
      };
      expect(await test('/fail-drop')).toMatchObject({ ok: false, exchange: { response: null } });
      expect(await test('/fail-drop-mid-stream')).toMatchObject({
        ok: false,
        reason: 'assistant.disconnected',
        exchange: { response: { status: 200, body: '{"reply": "', isWhole: false } },
      });
      expect(await test('/chat?nothing')).toMatchObject({ ok: true });
    });

    it('of models, too, and none where nothing is sent', async () => {
      const { id } = await org.as('editor').targets.create(gpt());
      expect(await org.as('editor').targets.test({ id })).toMatchObject({ exchange: null });
      const key = { provider: 'OPENAI_COMPATIBLE', key: 'sk-CNRYu7Hq', baseUrl: `${model.url}/v1` };
      await org.as('admin').apiKeys.set({ ...key, provider: 'OPENAI_COMPATIBLE' });
      const tested = await org.as('editor').targets.test({ id });
      expect(tested).toMatchObject({
        ok: true,
        exchange: {
          request: { url: `${model.url}/v1/chat/completions`, method: 'POST' },
          response: { status: 200, body: expect.stringContaining('data: [DONE]') },
        },
      });
      expect(JSON.stringify(tested)).not.toContain('CNRY');
      const shown = await org.as('editor').targets.create(demo());
      expect(await org.as('editor').targets.test(shown)).toMatchObject({ exchange: null });
    });
  });

  it('forget their secret when it would go elsewhere, unless it is entered again', async () => {
    const api = org.as('editor').targets;
    const { id } = await api.create(withSecret());
    const header = { secretHeaderName: 'Authorization' };
    const here = http({ ...header, url: `${endpoint.url}/chat?v=2` });
    expect(await api.update({ id, baseVersion: 1, ...here })).toEqual({
      secretCleared: false,
      version: 2,
    });
    const elsewhere = http({ ...header, url: `${model.url}/chat` });
    const entered = { id, ...elsewhere, secretHeaderValue: secret };
    expect(await api.update({ ...entered, baseVersion: 2 })).toMatchObject({
      secretCleared: false,
    });
    expect((await api.get({ id })).hasSecretHeader).toBe(true);

    const renamed = http({ secretHeaderName: 'X-Log', url: `${model.url}/chat` });
    expect(await api.update({ id, baseVersion: 3, ...renamed })).toMatchObject({
      secretCleared: true,
    });
    expect((await api.get({ id })).hasSecretHeader).toBe(false);
    await api.update({ ...entered, baseVersion: 4 });
    expect(await api.update({ id, baseVersion: 5, ...here })).toMatchObject({
      secretCleared: true,
    });
    expect(await api.get({ id })).toMatchObject({
      hasSecretHeader: false,
      headerLastFour: null,
      problem: 'Enter the value of the header Authorization.',
    });
    expect(await api.test({ id })).toMatchObject({ ok: false, reason: 'assistant.unauthorized' });
  });

  it('give a secret to no address but the one it was entered for, frozen ones included', async () => {
    const api = org.as('editor').targets;
    const { id } = await api.create(withSecret());
    const frozen = await org.open((scope) => freezeTarget(scope, id));
    const moved = http({ secretHeaderName: 'Authorization', url: `${model.url}/chat` });
    await api.update({ id, baseVersion: 1, ...moved, secretHeaderValue: `${secret}2` });
    const before = endpoint.requests.length;
    await expect(
      openAssistant(org.open, services, {
        target: frozen,
        variables: {},
        purpose: { kind: 'test' },
      }),
    ).rejects.toMatchObject({
      reason: 'assistant.unauthorized',
    });
    expect(endpoint.requests).toHaveLength(before);
  });

  it('copy no secret', async () => {
    const api = org.as('editor').targets;
    const { id } = await api.create(withSecret());
    const copy = await api.duplicate({ id });
    expect(copy.secretCleared).toBe(true);
    expect((await api.get({ id: copy.id })).hasSecretHeader).toBe(false);
  });

  it('say what they lack, and answer once they have it', async () => {
    const editor = org.as('editor');
    await editor.variables.create({ key: 'shop', value: 'Beete' });
    const content = 'You work for {{ shop }}.';
    const prompt = await editor.prompts.create({ name: 'System', content });
    const { id } = await editor.targets.create(gpt(prompt.id));
    const problem = 'Set a key for OpenAI-compatible under API keys.';
    expect(await editor.targets.get({ id })).toMatchObject({ problem });
    expect(await editor.targets.test({ id })).toMatchObject({ ok: false, problem });
    const admin = org.as('admin');
    const baseUrl = `${model.url}/v1`;
    await admin.apiKeys.set({ provider: 'OPENAI_COMPATIBLE', key: 'sk-any', baseUrl });
    expect((await editor.targets.list({})).items).toMatchObject([{ problem: null }]);
    expect(await org.as('operator').targets.test({ id })).toMatchObject({
      ok: true,
      text: 'You said: Hello',
    });
    expect(model.requests.at(-1)?.body).toContain('You work for Beete.');
    await admin.apiKeys.deactivate({ provider: 'OPENAI_COMPATIBLE' });
    expect((await editor.targets.get({ id })).problem).toMatch(/^Activate the key/);
    const tests = await admin.audit.list({ action: 'target.tested' });
    expect(tests.items.map(({ outcome }) => outcome)).toEqual(['success', 'failure']);
  });

  it('take a prompt of their own organization only', async () => {
    const foreign = await other.as('editor').prompts.create({ name: 'Theirs', content: 'x' });
    for (const input of [gpt(foreign.id), { ...demo(), promptId: foreign.id }]) {
      const refused = await refusal(org.as('editor').targets.create(input));
      expect(refused).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'targets.promptNotFound',
        fields: ['promptId'],
      });
    }
  });

  it('keep their kind', async () => {
    const api = org.as('editor').targets;
    const { id } = await api.create(demo());
    expect((await refusal(api.update({ id, baseVersion: 1, ...http() }))).reason).toBe(
      'targets.otherKind',
    );
  });

  it('have at most one judge among them, which is no endpoint', async () => {
    const api = org.as('editor').targets;
    const [first, second] = [await api.create(demo('A')), await api.create(demo('B'))];
    const endpointTarget = await api.create(http());
    await api.useAsJudge({ id: first.id });
    await api.useAsJudge({ id: second.id });
    const judges = async () =>
      (await api.list({})).items.flatMap(({ isJudge, name }) => (isJudge ? name : []));
    expect(await judges()).toEqual(['B']);
    expect((await refusal(api.useAsJudge(endpointTarget))).reason).toBe('targets.cannotJudge');
    expect(await judges()).toEqual(['B']);
    await api.useAsJudge({ id: null });
    expect(await judges()).toEqual([]);
  });

  it('stay while a suite runs against them', async () => {
    const api = org.as('editor');
    const { id } = await api.targets.create(demo());
    await api.suites.create({ name: 'Smoke', targetIds: [id] });
    const refused = await refusal(api.targets.delete({ id }));
    expect(refused).toMatchObject({ reason: 'targets.inUse' });
    expect(refused.message).toContain('Smoke');
  });

  it('are invisible and untouchable from another organization', async () => {
    const { id } = await org.as('editor').targets.create(demo('CANARY'));
    const foreign = other.as('admin').targets;
    expect(JSON.stringify(await foreign.list({}))).not.toContain('CANARY');
    const refused = [
      foreign.get({ id }),
      foreign.update({ id, baseVersion: 1, ...demo('Mine') }),
      foreign.duplicate({ id }),
      foreign.delete({ id }),
      foreign.useAsJudge({ id }),
      foreign.test({ id }),
    ].map(refusal);
    for (const { reason } of await Promise.all(refused)) expect(reason).toBe('targets.notFound');
    expect((await org.as('viewer').targets.get({ id })).name).toBe('CANARY');
  });

  it('can be read, not written or tested, by a viewer', async () => {
    const { id } = await org.as('editor').targets.create(demo());
    const viewer = org.as('viewer').targets;
    expect((await viewer.list({})).items).toHaveLength(1);
    const refused = [
      viewer.create(demo('No')),
      viewer.update({ id, baseVersion: 1, ...demo('No') }),
      viewer.duplicate({ id }),
      viewer.delete({ id }),
      viewer.useAsJudge({ id }),
      viewer.test({ id }),
      org.as('operator').targets.delete({ id }),
    ].map(refusal);
    for (const { code } of await Promise.all(refused)) expect(code).toBe('FORBIDDEN');
  });
});
