import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Double,
  sendJson,
  startLoopbackServer,
} from '#server/testing/doubles/loopback-server.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { createOutbound, type Outbound } from '../net/outbound.ts';
import { listProviders, type ProviderId } from './providers.ts';
import { testKey } from './test-key.ts';

const apiKey = 'sk-proj-CNRYq8Wm3Zt7Lx2Vb9Rk4Nc6Hd1Fg5Js';
let double: Double;
let other: Double;
let outbound: Outbound;

beforeAll(async () => {
  double = await startOpenAiDouble({ apiKey });
  other = await startLoopbackServer((request, response) => {
    if (request.path.startsWith('/google')) {
      sendJson(response, 400, {
        error: { message: 'API key not valid.', status: 'INVALID_ARGUMENT' },
      });
    } else if (request.path.startsWith('/page')) {
      response.end('<!doctype html><title>Hello</title>');
    } else if (request.path.startsWith('/anthropic')) {
      sendJson(response, 200, { data: [{ id: 'claude-x' }] });
    } else {
      sendJson(response, 404, {});
    }
  });
  outbound = createOutbound({ allow: ['127.0.0.1'] });
});
afterAll(async () => {
  await outbound.close();
  await double.close();
  await other.close();
});

function check(provider: ProviderId, key: string, baseUrl: string) {
  return testKey({ provider, apiKey: key, baseUrl, outbound, timeoutMs: 2_000 });
}

test('a good key gives the list of models', async () => {
  expect(await check('OPENAI', apiKey, `${double.url}/v1`)).toEqual({
    ok: true,
    models: ['double-large', 'double-small'],
    note: null,
  });
});

test('a wrong key is named in the words of the provider, without the key', async () => {
  expect(await check('OPENAI', 'sk-wrong-key-1234567', `${double.url}/v1`)).toEqual({
    ok: false,
    reason: 'assistant.unauthorized',
    problem:
      'OpenAI refused the key: "Incorrect API key provided: [removed]. Find yours in the console". Set a valid key under API keys.',
  });
});

test("Google's way of refusing a key is understood", async () => {
  expect(await check('GOOGLE', apiKey, `${other.url}/google`)).toMatchObject({
    ok: false,
    reason: 'assistant.unauthorized',
    problem: expect.stringContaining('Google refused the key: "API key not valid".'),
  });
  expect(other.requests.at(-1)?.headers['x-goog-api-key']).toBe(apiKey);
  expect(other.requests.at(-1)?.path).toBe('/google/models');
});

test('Anthropic gets the key in its own header', async () => {
  expect(await check('ANTHROPIC', apiKey, `${other.url}/anthropic`)).toMatchObject({ ok: true });
  expect(other.requests.at(-1)?.headers).toMatchObject({
    'x-api-key': apiKey,
    'anthropic-version': '2023-06-01',
  });
});

test('a compatible server without a model list is no failure, but proves nothing', async () => {
  const result = await check('OPENAI_COMPATIBLE', '', `${other.url}/x`);
  expect(result).toMatchObject({ ok: true, note: expect.stringContaining('was not tested') });
  expect(other.requests.at(-1)?.headers.authorization).toBeUndefined();
});

test.each([
  ['page', 'did not answer with a list of models. Check the base URL.'],
  ['nothing', 'OpenAI failed (404)'],
])('a wrong base URL (%s) is a problem in words', async (path, words) => {
  const result = await check('OPENAI', apiKey, `${other.url}/${path}`);
  expect(result).toMatchObject({ ok: false });
  if (path === 'page') expect(JSON.stringify(result)).toContain(words);
  else expect(JSON.stringify(result)).toContain('base URL');
});

test('a private address is refused', async () => {
  const guarded = createOutbound({ allow: [] });
  const result = await testKey({
    provider: 'OPENAI',
    apiKey,
    baseUrl: double.url,
    outbound: guarded,
  });
  expect(result).toMatchObject({ ok: false, reason: 'assistant.addressRefused' });
  await guarded.close();
});

test('only a compatible server needs a base URL and may do without a key', () => {
  const list = listProviders();
  expect(list.filter((provider) => provider.baseUrlRequired).map(({ id }) => id)).toEqual([
    'OPENAI_COMPATIBLE',
  ]);
  expect(list.filter((provider) => !provider.keyRequired).map(({ id }) => id)).toEqual([
    'OPENAI_COMPATIBLE',
  ]);
  expect(list).toHaveLength(5);
});
