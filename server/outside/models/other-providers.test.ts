import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAnthropicDouble } from '#server/testing/doubles/anthropic-double.ts';
import { startGoogleDouble } from '#server/testing/doubles/google-double.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { createOutbound, type Outbound } from '../net/outbound.ts';
import { createModelAssistant } from './model-assistant.ts';

const apiKey = 'CNRYq8Wm3Zt7Lx2Vb9Rk4Nc6Hd1Fg5Js';
let outbound: Outbound;
beforeAll(() => {
  outbound = createOutbound({ allow: ['127.0.0.1'] });
});
afterAll(() => outbound.close());

describe.each([
  ['ANTHROPIC', '/v1', startAnthropicDouble, 'x-api-key'],
  ['GOOGLE', '/v1beta', startGoogleDouble, 'x-goog-api-key'],
] as const)('%s', (provider, path, start, keyHeader) => {
  let double: Double;
  beforeAll(async () => {
    double = await start();
  });
  afterAll(() => double.close());

  test('streams a reply and counts tokens', async () => {
    const answer = await createModelAssistant({
      provider,
      model: 'some-model',
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
});
