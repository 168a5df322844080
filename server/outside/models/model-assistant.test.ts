import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { AssistantError, type AssistantRequest } from '../assistant.ts';
import { createOutbound, type Outbound } from '../net/outbound.ts';
import { createModelAssistant } from './model-assistant.ts';
import type { ProviderId } from './providers.ts';

const apiKey = 'sk-proj-CNRYq8Wm3Zt7Lx2Vb9Rk4Nc6Hd1Fg5Js';
let double: Double;
let outbound: Outbound;

beforeAll(async () => {
  double = await startOpenAiDouble();
  outbound = createOutbound({ allow: ['127.0.0.1'], maxResponseBytes: 1024 * 1024 });
});
afterAll(async () => {
  await outbound.close();
  await double.close();
});

function assistant(model: string, provider: ProviderId = 'OPENAI', timeoutMs = 5_000) {
  const baseUrl = `${double.url}/v1/`;
  const parameters = { temperature: 0.2, topP: 0.9, maxOutputTokens: 300, seed: 7 };
  return createModelAssistant({
    provider,
    model,
    parameters,
    timeoutMs,
    apiKey,
    baseUrl,
    outbound,
  });
}

function ask(changes: Partial<AssistantRequest> = {}): AssistantRequest {
  return {
    opening: [{ role: 'system', text: 'Be brief.' }],
    messages: [{ role: 'user', text: 'Hello there' }],
    locale: 'en',
    conversationId: 'c1',
    state: null,
    idempotencyKey: 'turn-1',
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

describe.each<ProviderId>(['OPENAI', 'OPENAI_COMPATIBLE'])('%s', (provider) => {
  test('streams a reply with its measures', async () => {
    const reply = await assistant('gpt-4o-mini', provider).reply(ask());
    expect(reply).toMatchObject({
      text: 'You said: Hello there',
      inputTokens: 5,
      outputTokens: 6,
      costMicroUsd: provider === 'OPENAI' ? Math.round(5 * 0.15 + 6 * 0.6) : null,
      state: null,
    });
    expect(reply.firstTokenMs).toBeLessThanOrEqual(reply.latencyMs);
    expect(Number.isInteger(reply.latencyMs)).toBe(true);
  });

  test('sends the prompt, the whole conversation, the parameters and the key', async () => {
    await assistant('gpt-4o', provider).reply(
      ask({
        messages: [
          { role: 'user', text: 'One' },
          { role: 'assistant', text: 'Two' },
          { role: 'user', text: 'Three' },
        ],
      }),
    );
    const sent = double.requests.at(-1);
    expect(sent).toMatchObject({
      path: '/v1/chat/completions',
      headers: { authorization: `Bearer ${apiKey}`, 'idempotency-key': 'turn-1' },
    });
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({
      model: 'gpt-4o',
      stream: true,
      temperature: 0.2,
      top_p: 0.9,
      max_tokens: 300,
      seed: 7,
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'One' },
        { role: 'assistant', content: 'Two' },
        { role: 'user', content: 'Three' },
      ],
    });
  });
});

const labels = { OPENAI: 'OpenAI', MISTRAL: 'Mistral', OPENAI_COMPATIBLE: null } as const;

describe.each(['OPENAI', 'OPENAI_COMPATIBLE', 'MISTRAL'] as const)('a fault of %s', (provider) => {
  test.each([
    [
      'unauthorized',
      'unauthorized',
      false,
      'OpenAI refused the key: "Incorrect API key provided: [removed]. Find yours in the console". Set a valid key under API keys.',
    ],
    [
      'forbidden',
      'unauthorized',
      false,
      'OpenAI does not let this key do that: "Your project has no access". Check what the key may do, or set another.',
    ],
    [
      'unknown-model',
      'rejected',
      false,
      'OpenAI does not know the model fail-unknown-model: "The model `fail-unknown-model` does not exist". Check the model\'s name and the base URL.',
    ],
    [
      'bad-request',
      'rejected',
      false,
      'OpenAI refused the request (400): "Unsupported value: temperature". Check the target\'s model and parameters.',
    ],
    [
      'rate-limit',
      'rateLimited',
      true,
      'OpenAI is limiting the rate of requests: "Rate limit reached". It asks to wait 7 s. If this goes on, lower the concurrency of the target, or check quota and billing.',
    ],
    [
      'server-error',
      'unavailable',
      true,
      'OpenAI failed (500): "The server had an error". Check the provider\'s status page.',
    ],
    [
      'overloaded',
      'unavailable',
      true,
      'OpenAI failed (503): "The engine is overloaded". Check the provider\'s status page.',
    ],
    [
      'hang',
      'timeout',
      true,
      'OpenAI did not finish its reply within 0.3 s. Try again, or raise the time limit of the target.',
    ],
    ['hang-mid-stream', 'timeout', true, 'OpenAI did not finish its reply within 0.3 s.'],
    ['drop', 'disconnected', true, 'closed the connection before the answer was complete.'],
    [
      'drop-mid-stream',
      'disconnected',
      true,
      'closed the connection before the answer was complete.',
    ],
    [
      'end-early',
      'disconnected',
      true,
      'OpenAI ended the connection before the reply was complete.',
    ],
    [
      'broken-json',
      'invalidReply',
      false,
      'OpenAI answered with application/json, not with a stream: "{"choices": [{"message":". Check the base URL.',
    ],
    [
      'html',
      'invalidReply',
      false,
      'OpenAI answered with text/html, not with a stream: "<!doctype html><title>Welcome</title>". Check the base URL.',
    ],
    ['broken-stream', 'invalidReply', true, 'OpenAI sent something that is not a valid reply'],
    [
      'error-in-stream',
      'unavailable',
      true,
      'OpenAI broke off the reply: "The model produced invalid content". Try again.',
    ],
    ['empty', 'invalidReply', true, 'OpenAI answered with an empty text.'],
    [
      'cut-off',
      'invalidReply',
      false,
      "OpenAI used up its output tokens before writing any text. Raise the target's maximum of output tokens.",
    ],
    [
      'content-filter',
      'rejected',
      false,
      'OpenAI withheld the reply: its content filter stopped it (content_filter).',
    ],
    [
      'redirect',
      'rejected',
      false,
      'redirects to http://169.254.169.254 (307). Redirects are not followed: enter the final address.',
    ],
    ['huge', 'tooLarge', false, 'sent more than 1 MB. Assay stopped reading.'],
  ])('%s is assistant.%s (again: %s): %s', async (fault, reason, retryable, words) => {
    const timeoutMs = fault.startsWith('hang') ? 300 : 5_000;
    const error = await failure(assistant(`fail-${fault}`, provider, timeoutMs).reply(ask()));
    const label = labels[provider] ?? new URL(double.url).host;
    expect(error.message).toContain(words.replace('OpenAI', label));
    expect(error.reason).toBe(`assistant.${reason}`);
    expect(error.options.retryable).toBe(retryable);
    expect(error.cause).toBeUndefined();
    expect(error.message).not.toContain(apiKey.slice(8, 20));
  });

  test.each([
    ['rate-limit', 7_000, 7_000],
    ['rate-limit-date', 27_000, 30_000],
  ])('%s carries how long to wait', async (fault, least, most) => {
    const { options } = await failure(assistant(`fail-${fault}`, provider).reply(ask()));
    expect(options.retryAfterMs).toBeGreaterThanOrEqual(least);
    expect(options.retryAfterMs).toBeLessThanOrEqual(most);
  });

  test('in the middle of a stream frees the connection', async () => {
    await failure(assistant('fail-endless-error', provider).reply(ask()));
    await expect.poll(() => double.requests.at(-1)?.answer).toBe('cut off');
  });

  test('is never tried again here', async () => {
    const before = double.requests.length;
    await failure(assistant('fail-server-error', provider).reply(ask()));
    expect(double.requests.length - before).toBe(1);
  });

  test.each(['hang', 'hang-mid-stream'])(
    '%s ends as soon as the run is cancelled',
    async (fault) => {
      const controller = new AbortController();
      const attempt = assistant(`fail-${fault}`, provider, 60_000).reply(
        ask({ signal: controller.signal }),
      );
      await expect.poll(() => double.requests.at(-1)?.body).toContain(`fail-${fault}`);
      controller.abort();
      expect((await failure(attempt)).reason).toBe('assistant.cancelled');
      await expect.poll(() => double.requests.at(-1)?.answer).toBe('cut off');
    },
  );
});

test('a model on a private address that is not listed is refused without a request', async () => {
  const before = double.requests.length;
  const guarded = createOutbound({ allow: [] });
  const model = createModelAssistant({
    provider: 'OPENAI_COMPATIBLE',
    model: 'm',
    parameters: {},
    timeoutMs: 5_000,
    apiKey,
    baseUrl: `${double.url}/v1`,
    outbound: guarded,
  });
  const error = await failure(model.reply(ask()));
  expect(error.reason).toBe('assistant.addressRefused');
  expect(error.message).toContain('127.0.0.1 is a loopback address.');
  expect(double.requests.length).toBe(before);
  await guarded.close();
});

test.each([
  ['OPENAI', '', 'There is no key for OpenAI. Set a valid key under API keys.'],
  ['OPENAI', 'sk-with\nbreak', 'A blank or an unusual character is in the key for OpenAI.'],
  ['OPENAI', 'sk-wíth', 'A blank or an unusual character is in the key for OpenAI.'],
] as const)('%s with the key %j: %s', async (provider, badKey, words) => {
  const model = createModelAssistant({
    provider,
    model: 'm',
    parameters: {},
    timeoutMs: 1_000,
    apiKey: badKey,
    baseUrl: `${double.url}/v1`,
    outbound,
  });
  const error = await failure(model.reply(ask()));
  expect(error.reason).toBe('assistant.unauthorized');
  expect(error.message).toContain(words);
});

test('a compatible server without a base URL is refused in words', async () => {
  const model = createModelAssistant({
    provider: 'OPENAI_COMPATIBLE',
    model: 'm',
    parameters: {},
    timeoutMs: 1_000,
    apiKey: '',
    baseUrl: null,
    outbound,
  });
  expect((await failure(model.reply(ask()))).message).toContain('needs a base URL');
});
