import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { createModelAssistant } from '#server/outside/models/model-assistant.ts';
import type { ModelAssistantOptions } from '#server/outside/models/stream-model.ts';
import { createOutbound, type Outbound } from '#server/outside/net/outbound.ts';
import type { Fault } from '#server/testing/doubles/faults.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { startTlsServer } from '#server/testing/doubles/tls-server.ts';
import { playScenario } from './play-scenario.ts';

const apiKey = 'sk-proj-CNRYq8Wm3Zt7Lx2Vb9Rk4Nc6Hd1Fg5Js';
const cap = 1024 * 1024;
/** What the kernel's buffers may hold of an answer that nobody reads any more. */
const unread = 15 * cap;

let double: Double;
let outbound: Outbound;
beforeAll(async () => {
  double = await startOpenAiDouble();
  outbound = createOutbound({ allow: ['127.0.0.1'], maxResponseBytes: cap });
});
afterAll(async () => {
  await outbound.close();
  await double.close();
});

const content = ScenarioContent.parse({
  turns: [
    { kind: 'USER', userText: 'Hello' },
    { kind: 'EXPECT', expectations: [{ kind: 'REGEX', pattern: '.' }] },
    { kind: 'USER', userText: 'And now?' },
  ],
});

/** A conversation with the model named so, played as a run plays it; pauses are noted and left out. */
async function converse(model: string, changes: Partial<ModelAssistantOptions> = {}) {
  const pauses: number[] = [];
  const before = double.requests.length;
  const played = await playScenario({
    itemId: 'item',
    content,
    assistant: createModelAssistant({
      provider: 'OPENAI',
      model,
      parameters: {},
      timeoutMs: 5_000,
      apiKey,
      baseUrl: `${double.url}/v1`,
      outbound,
      ...changes,
    }),
    opening: [],
    judge: { problem: 'Nothing here needs a judge.' },
    signal: new AbortController().signal,
    retries: { random: () => 0.5, wait: async (ms) => void pauses.push(ms) },
    turnstile: { enter: async () => ({ leave: () => undefined }) },
  });
  return { played, pauses, requests: double.requests.slice(before) };
}

type Row = {
  fault: Fault;
  reason: string;
  /** What people read; `MODEL` stands for the name of who was asked. */
  message: string;
  /** How often it was asked in all; each time but the last is kept as a failed attempt. */
  calls: number;
  /** How long the first pause was, in milliseconds; absent: never, or as backoff says. */
  pauseMs?: number;
  changes?: Partial<ModelAssistantOptions>;
};

const soon = { timeoutMs: 200 };
const notFinished =
  'MODEL did not finish its reply within 0.2 s. Try again, or raise the time limit of the target.';
const closed =
  'closed the connection before the answer was complete. This often passes: try again.';

const rows: Row[] = [
  {
    fault: 'unauthorized',
    reason: 'unauthorized',
    message:
      'MODEL refused the key: "Incorrect API key provided: [removed]. Find yours in the console". Set a valid key under API keys.',
    calls: 1,
  },
  {
    fault: 'forbidden',
    reason: 'unauthorized',
    message:
      'MODEL does not let this key do that: "Your project has no access". Check what the key may do, or set another.',
    calls: 1,
  },
  {
    fault: 'unknown-model',
    reason: 'rejected',
    message:
      'MODEL does not know the model fail-unknown-model: "The model `fail-unknown-model` does not exist". Check the model\'s name and the base URL.',
    calls: 1,
  },
  {
    fault: 'bad-request',
    reason: 'rejected',
    message:
      'MODEL refused the request (400): "Unsupported value: temperature". Check the target\'s model and parameters.',
    calls: 1,
  },
  {
    fault: 'rate-limit',
    reason: 'rateLimited',
    message:
      'MODEL is limiting the rate of requests: "Rate limit reached". It asks to wait 7 s. If this goes on, lower the concurrency of the target, or check quota and billing.',
    calls: 8,
    pauseMs: 7_100,
  },
  {
    fault: 'rate-limit-date',
    reason: 'rateLimited',
    message: 'MODEL is limiting the rate of requests: "Rate limit reached". It asks to wait',
    calls: 8,
    pauseMs: 29_100,
  },
  {
    fault: 'rate-limit-bare',
    reason: 'rateLimited',
    message:
      'MODEL is limiting the rate of requests: "Rate limit reached". If this goes on, lower the concurrency of the target, or check quota and billing.',
    calls: 8,
    pauseMs: 100,
  },
  {
    fault: 'out-of-quota',
    reason: 'rejected',
    message:
      'The quota of this key of MODEL is used up: "You exceeded your current quota". Check plan and billing there.',
    calls: 1,
  },
  {
    fault: 'server-error',
    reason: 'unavailable',
    message: 'MODEL failed (500): "The server had an error". Check the provider\'s status page.',
    calls: 3,
    pauseMs: 100,
  },
  {
    fault: 'overloaded',
    reason: 'unavailable',
    message: 'MODEL failed (503): "The engine is overloaded". Check the provider\'s status page.',
    calls: 3,
  },
  { fault: 'reset', reason: 'disconnected', message: closed, calls: 3 },
  { fault: 'drop', reason: 'disconnected', message: closed, calls: 3 },
  { fault: 'reset-mid-stream', reason: 'disconnected', message: closed, calls: 3 },
  { fault: 'drop-mid-stream', reason: 'disconnected', message: closed, calls: 3 },
  { fault: 'hang', reason: 'timeout', message: notFinished, calls: 3, changes: soon },
  { fault: 'hang-after-headers', reason: 'timeout', message: notFinished, calls: 3, changes: soon },
  { fault: 'hang-mid-stream', reason: 'timeout', message: notFinished, calls: 3, changes: soon },
  { fault: 'drip', reason: 'timeout', message: notFinished, calls: 3, changes: soon },
  ...(['hang', 'hang-after-headers'] as const).map((fault) => ({
    fault,
    reason: 'timeout',
    message:
      'MODEL did not begin its reply within 0.1 s. Try again, or raise the time limit of the target for the first piece.',
    calls: 3,
    changes: { firstTokenTimeoutMs: 100 },
  })),
  {
    // Once it has begun, it has the whole time.
    fault: 'drip',
    reason: 'timeout',
    message: notFinished,
    calls: 3,
    changes: { ...soon, firstTokenTimeoutMs: 150 },
  },
  {
    fault: 'end-early',
    reason: 'disconnected',
    message:
      'MODEL ended the connection before the reply was complete. This often passes: try again.',
    calls: 3,
  },
  {
    fault: 'broken-stream',
    reason: 'invalidReply',
    message: 'MODEL sent something that is not a valid reply',
    calls: 3,
  },
  {
    fault: 'broken-json',
    reason: 'invalidReply',
    message:
      'MODEL answered with application/json, not with a stream: "{"choices": [{"message":". Check the base URL.',
    calls: 1,
  },
  {
    fault: 'html',
    reason: 'invalidReply',
    message:
      'MODEL answered with text/html, not with a stream: "<!doctype html><title>Welcome</title>". Check the base URL.',
    calls: 1,
  },
  {
    fault: 'error-in-stream',
    reason: 'unavailable',
    message: 'MODEL broke off the reply: "The model produced invalid content". Try again.',
    calls: 3,
  },
  {
    fault: 'empty',
    reason: 'invalidReply',
    message: "MODEL answered with an empty text. Look at the prompt and the target's parameters.",
    calls: 3,
  },
  {
    fault: 'content-filter',
    reason: 'rejected',
    message: 'MODEL withheld the reply: its content filter stopped it (content_filter).',
    calls: 1,
  },
  {
    fault: 'cut-off',
    reason: 'invalidReply',
    message:
      "MODEL used up its output tokens before writing any text. Raise the target's maximum of output tokens.",
    calls: 1,
  },
  {
    fault: 'endless-refusal',
    reason: 'unauthorized',
    message: 'MODEL refused the key: "No such key". Set a valid key under API keys.',
    calls: 1,
  },
  {
    fault: 'redirect',
    reason: 'rejected',
    message:
      'redirects to http://169.254.169.254 (307). Redirects are not followed: enter the final address.',
    calls: 1,
  },
  {
    fault: 'huge',
    reason: 'tooLarge',
    message: 'sent more than 1 MB. Assay stopped reading.',
    calls: 1,
  },
  {
    fault: 'huge-line',
    reason: 'tooLarge',
    message: 'sent more than 1 MB. Assay stopped reading.',
    calls: 1,
  },
  {
    fault: 'huge-refusal',
    reason: 'unavailable',
    message: 'MODEL failed (500): "It broke. It broke.',
    calls: 3,
  },
];

// The two ways to a model: straight from the wire, and through the library.
describe.each([
  ['OPENAI_COMPATIBLE', null],
  ['OPENAI', 'OpenAI'],
] as const)('a conversation with a model of %s', (provider, named) => {
  const label = () => named ?? new URL(double.url).host;

  test.each(rows)('$fault is assistant.$reason in $calls calls', async (row) => {
    const { fault, reason, message, calls, pauseMs, changes } = row;
    const { played, pauses, requests } = await converse(`fail-${fault}`, { provider, ...changes });
    const said = message.replaceAll('MODEL', label());
    expect(played).toMatchObject({ verdict: 'ERROR', errorReason: `assistant.${reason}` });
    expect(played.errorMessage).toContain(said);
    // What comes after a turn without a reply is not played, and nothing passes that was not checked.
    expect(played.turns).toHaveLength(1);
    const [turn] = played.turns;
    expect(turn).toMatchObject({ verdict: 'ERROR', replyText: null, expectations: [] });
    expect(played.summary).toMatch(/^Turn 1: .*; stopped after turn 1$/);
    expect(requests).toHaveLength(calls);
    expect(turn?.attempts?.length ?? 0).toBe(calls - 1);
    expect(pauses).toEqual(turn?.attempts?.map((attempt) => attempt.pauseMs) ?? []);
    for (const attempt of turn?.attempts ?? []) {
      expect(attempt.reason).toBe(`assistant.${reason}`);
      expect(attempt.message).toContain(said);
    }
    if (pauseMs !== undefined) {
      // A date is exact to the second.
      expect(Math.abs((pauses[0] ?? 0) - pauseMs)).toBeLessThanOrEqual(
        fault === 'rate-limit-date' ? 1_500 : 0,
      );
    }
    expect(JSON.stringify(played)).not.toContain(apiKey.slice(8, 20));
    // Nothing is left behind: no connection that still waits, no answer that is still coming.
    await expect.poll(() => requests.map(({ answer }) => answer)).not.toContain('open');
  });

  test.each(['huge', 'huge-line', 'huge-refusal'])(
    'of %s, 2 GB are cut at the cap, in bounded memory',
    async (fault) => {
      let most = 0;
      let isOver = false;
      const before = inUse();
      const over = converse(`fail-${fault}`, { provider }).finally(() => {
        isOver = true;
      });
      while (!isOver) {
        most = Math.max(most, inUse());
        await setImmediate();
      }
      const { requests } = await over;
      await expect.poll(() => requests.map(({ answer }) => answer)).not.toContain('open');
      for (const { answer, sentBytes } of requests) {
        expect(answer).toBe('cut off');
        expect(sentBytes).toBeLessThan(cap + unread);
      }
      expect(most - before).toBeLessThan(200 * cap);
    },
  );

  test('who asks for more time than anybody waits is taken at their word', async () => {
    const patient = await startOpenAiDouble({ retryAfterSeconds: 3_600 });
    const { played } = await converse('fail-rate-limit', {
      provider,
      baseUrl: `${patient.url}/v1`,
    });
    expect(played.errorMessage).toContain('"Rate limit reached". It asks to wait 60 min.');
    expect(played.turns[0]?.attempts).toBeNull();
    expect(patient.requests).toHaveLength(1);
    await patient.close();
  });

  test('a certificate for another name carries nothing, the key least of all', async () => {
    const server = await startTlsServer();
    const door = createOutbound({ allow: ['127.0.0.1'], ca: server.ca });
    const baseUrl = `https://127.0.0.1:${server.port}/v1`;
    const { played } = await converse('any', { provider, baseUrl, outbound: door });
    expect(played).toMatchObject({ verdict: 'ERROR', errorReason: 'assistant.unavailable' });
    expect(played.errorMessage).toContain('its certificate is for another name');
    expect(played.errorMessage).toContain('Check the address, or have the certificate put right.');
    expect(played.turns[0]?.attempts).toBeNull();
    expect(server.requests()).toBe(0);
    await door.close();
    await server.close();
  });

  test('nobody at the address is told so, and asked three times', async () => {
    const gone = await startOpenAiDouble();
    await gone.close();
    const { played } = await converse('any', { provider, baseUrl: `${gone.url}/v1` });
    expect(played).toMatchObject({ verdict: 'ERROR', errorReason: 'assistant.unavailable' });
    expect(played.errorMessage).toContain('(connection refused)');
    expect(played.turns[0]?.attempts).toHaveLength(2);
  });
});

test('an answer that is compressed without being asked is told apart from a broken one', async () => {
  const compressed = 'fail-compressed';
  const lean = await converse(compressed, { provider: 'OPENAI_COMPATIBLE' });
  expect(lean.requests).toHaveLength(1);
  expect(lean.played.errorMessage).toContain('compressed its answer (gzip)');
  // The library unpacks it.
  const { played } = await converse(compressed, { provider: 'OPENAI' });
  expect(played.turns[0]).toMatchObject({ replyText: 'Hello', verdict: 'PASS' });
});

function inUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
