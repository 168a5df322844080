import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEndpointDouble } from '#server/testing/doubles/endpoint-double.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { AssistantError, type AssistantRequest } from '../assistant.ts';
import { createOutbound, type Outbound } from '../net/outbound.ts';
import { createHttpAssistant, type HttpAssistantConfig } from './http-assistant.ts';

const secret = 'CNRY4f6Yt8Hq2Lp9Xz3Wv7';
let double: Double;
let outbound: Outbound;

beforeAll(async () => {
  double = await startEndpointDouble();
  outbound = createOutbound({ allow: ['127.0.0.1'], maxResponseBytes: 1024 * 1024 });
});
afterAll(async () => {
  await outbound.close();
  await double.close();
});

function assistant(path: string, changes: Partial<HttpAssistantConfig> = {}) {
  return createHttpAssistant({
    config: {
      url: `${double.url}${path}`,
      method: 'POST',
      headers: { 'X-Shop': 'books' },
      body: '{"message": {{message}}, "conversationId": {{conversationId}}, "history": {{history}}, "tone": "{{tone}} in {{locale}}"}',
      replyPath: '/reply',
      conversationIdPath: '',
      timeoutMs: 5_000,
      ...changes,
    },
    secretHeader: { name: 'X-Api-Key', value: secret },
    variables: { tone: 'kind', message: 'a variable never hides a built-in name' },
    outbound,
  });
}

function ask(text: string, changes: Partial<AssistantRequest> = {}): AssistantRequest {
  return {
    opening: [],
    messages: [{ role: 'user', text }],
    locale: 'fr',
    conversationId: 'ours-1',
    state: null,
    idempotencyKey: 'turn-9',
    signal: new AbortController().signal,
    ...changes,
  };
}

async function failure(attempt: Promise<unknown>): Promise<AssistantError> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AssistantError))
    throw new Error(`Expected a failure, got ${String(error)}`);
  return error;
}

test('a message goes out as the template says and the reply comes from its path', async () => {
  const reply = await assistant('/chat', { replyPath: '/data/messages/0/text' }).reply(
    ask('Hi "you"'),
  );
  expect(reply).toMatchObject({
    text: 'Turn 1: you wrote "Hi \\"you\\""',
    firstTokenMs: null,
    inputTokens: null,
    outputTokens: null,
    costMicroUsd: null,
    state: null,
  });
  const sent = double.requests.at(-1);
  expect(sent).toMatchObject({
    method: 'POST',
    headers: {
      'x-api-key': secret,
      'x-shop': 'books',
      'content-type': 'application/json',
      'idempotency-key': 'turn-9',
    },
  });
  expect(JSON.parse(sent?.body ?? '')).toEqual({
    message: 'Hi "you"',
    conversationId: 'ours-1',
    history: [{ role: 'user', content: 'Hi "you"' }],
    tone: 'kind in fr',
  });
});

test("the endpoint's own conversation id is carried through the conversation", async () => {
  const bot = assistant('/chat', { conversationIdPath: '/conversationId' });
  const first = await bot.reply(ask('One'));
  expect(JSON.parse(double.requests.at(-1)?.body ?? '').conversationId).toBeNull();
  const second = await bot.reply(ask('Two', { state: first.state }));
  expect(first.text).toContain('Turn 1');
  expect(second.text).toContain('Turn 2');
  expect(second.state).toBe(first.state);
  const other = await bot.reply(ask('Three'));
  expect(other.text).toContain('Turn 1');
});

test('a GET asks in its address and sends no body', async () => {
  const reply = await assistant('/chat?message={{message}}', { method: 'GET' }).reply(
    ask('a&b=c d'),
  );
  expect(reply.text).toBe('Turn 1: you wrote "a&b=c d"');
  expect(double.requests.at(-1)).toMatchObject({ method: 'GET', body: '' });
});

test('a secret that the endpoint repeats does not come back', async () => {
  const request = ask(`my key is ${secret}!`, { conversationId: 'ours-2' });
  const reply = await assistant('/chat').reply(request);
  expect(reply.text).toBe('Turn 1: you wrote "my key is [removed]!"');
});

describe('a fault', () => {
  test.each([
    [
      '/answer',
      'The reply is not at /answer. The answer is an object with "conversationId", "data", "reply". Correct the path in the target.',
    ],
    [
      '/data/messages/3/text',
      'The reply is not at /data/messages/3/text. The answer at /data/messages is a list of 1.',
    ],
    ['/data', 'The value at /data is a JSON object, not text.'],
    ['/data/messages', 'The value at /data/messages is a list, not text.'],
    ['', 'The answer is a JSON object, not text.'],
  ])('in the reply path %j: %s', async (replyPath, words) => {
    const error = await failure(assistant('/chat', { replyPath }).reply(ask('Hello')));
    expect(error.reason).toBe('assistant.invalidReply');
    expect(error.message).toContain(words);
  });

  test('in the conversation path is named', async () => {
    const error = await failure(
      assistant('/chat', { conversationIdPath: '/id' }).reply(ask('Hello')),
    );
    expect(error.message).toContain('The conversation id is not at /id.');
  });

  test.each([
    [{ url: 'http://bot{{tone}}.example/' }, 'The host of the address must be written out'],
    [{ body: '{{nope}}' }, 'There is no value for {{nope}}.'],
    [{ headers: { Host: 'internal' } }, "The header Host can't be set by hand."],
    [{ headers: { 'X-A': 'a\r\nX-B: b' } }, 'holds a line break'],
  ])('in the settings %j sends nothing', async (changes, words) => {
    const before = double.requests.length;
    const error = await failure(assistant('/chat', changes).reply(ask('Hello')));
    expect(error.reason).toBe('assistant.rejected');
    expect(error.message).toContain(words);
    expect(double.requests.length).toBe(before);
  });
});

test('a cancelled run ends the request at once', async () => {
  const controller = new AbortController();
  const attempt = assistant('/fail-hang').reply(ask('Hello', { signal: controller.signal }));
  await expect.poll(() => double.requests.at(-1)?.path).toBe('/fail-hang');
  controller.abort();
  expect((await failure(attempt)).reason).toBe('assistant.cancelled');
  await expect.poll(() => double.requests.at(-1)?.answer).toBe('cut off');
});
