import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAnthropicDouble } from '#server/testing/doubles/anthropic-double.ts';
import { startGoogleDouble } from '#server/testing/doubles/google-double.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { AssistantError } from '../assistant.ts';
import { createOutbound, type Outbound } from '../net/outbound.ts';
import { createModelAssistant } from './model-assistant.ts';

const apiKey = 'CNRYq8Wm3Zt7Lx2Vb9Rk4Nc6Hd1Fg5Js';
let outbound: Outbound;
beforeAll(() => {
  outbound = createOutbound({ allow: ['127.0.0.1'] });
});
afterAll(() => outbound.close());

describe.each([
  ['ANTHROPIC', 'Anthropic', '/v1', startAnthropicDouble, 'x-api-key'],
  ['GOOGLE', 'Google', '/v1beta', startGoogleDouble, 'x-goog-api-key'],
] as const)('%s', (provider, label, path, start, keyHeader) => {
  let double: Double;
  beforeAll(async () => {
    double = await start();
  });
  afterAll(() => double.close());

  function reply(model: string) {
    return createModelAssistant({
      provider,
      model,
      parameters: { temperature: 0.5 },
      timeoutMs: 5_000,
      apiKey,
      baseUrl: `${double.url}${path}`,
      outbound,
    }).reply({
      opening: [{ role: 'system', text: 'Be brief.' }],
      messages: [
        { role: 'user', text: 'Hi' },
        { role: 'assistant', text: 'Hello' },
        { role: 'user', text: 'Bye' },
      ],
      locale: 'en',
      conversationId: 'c',
      state: null,
      idempotencyKey: 'k',
      signal: new AbortController().signal,
    });
  }

  test('streams a reply and counts tokens', async () => {
    const answer = await reply('some-model');
    expect(answer).toMatchObject({
      text: 'Hello from the double.',
      inputTokens: 11,
      outputTokens: 5,
      costMicroUsd: null,
    });
    expect(answer.firstTokenMs).not.toBeNull();
    const sent = double.requests.at(-1);
    expect(sent?.headers[keyHeader]).toBe(apiKey);
    expect(sent?.path.startsWith(`${path}/`)).toBe(true);
    expect(sent?.body).toContain('Be brief.');
  });

  test.each([
    ['unauthorized', 'unauthorized', 'refused the key: "'],
    ['rate-limit', 'rateLimited', 'is limiting the rate of requests: "'],
    ['end-early', 'disconnected', 'ended the connection before the reply was complete.'],
    ['empty', 'invalidReply', 'answered with an empty text.'],
    ['content-filter', 'rejected', 'withheld the reply: its content filter stopped it ('],
  ])('%s is assistant.%s: %s', async (fault, reason, words) => {
    const error: unknown = await reply(`fail-${fault}`).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(AssistantError);
    expect(error).toMatchObject({
      reason: `assistant.${reason}`,
      message: expect.stringContaining(`${label} ${words}`),
    });
    expect(String(error)).not.toContain(apiKey);
  });
});

test.each([
  ['overloaded', 'Anthropic failed (529): "Overloaded".'],
  ['error-in-stream', 'Anthropic broke off the reply: "Overloaded". Try again.'],
])('Anthropic being %s may be tried again', async (fault, words) => {
  const double = await startAnthropicDouble();
  const assistant = createModelAssistant({
    provider: 'ANTHROPIC',
    model: `fail-${fault}`,
    parameters: {},
    timeoutMs: 5_000,
    apiKey,
    baseUrl: `${double.url}/v1`,
    outbound,
  });
  const attempt = assistant.reply({
    opening: [],
    messages: [{ role: 'user', text: 'Hi' }],
    locale: 'en',
    conversationId: 'c',
    state: null,
    idempotencyKey: 'k',
    signal: new AbortController().signal,
  });
  await expect(attempt).rejects.toMatchObject({
    message: expect.stringContaining(words),
    options: { retryable: true },
  });
  await double.close();
});
