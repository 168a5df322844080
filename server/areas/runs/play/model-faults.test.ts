import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { createModelAssistant } from '#server/outside/models/model-assistant.ts';
import type { ModelAssistantOptions } from '#server/outside/models/stream-model.ts';
import { createOutbound, type Outbound } from '#server/outside/net/outbound.ts';
import { startAnthropicDouble } from '#server/testing/doubles/anthropic-double.ts';
import { anthropicFaults } from '#server/testing/doubles/anthropic-faults.ts';
import { startGoogleDouble } from '#server/testing/doubles/google-double.ts';
import { googleFaults } from '#server/testing/doubles/google-faults.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { openAiFaults } from '#server/testing/doubles/openai-faults.ts';
import { startTlsServer } from '#server/testing/doubles/tls-server.ts';
import type { FaultRow } from '#server/testing/runs/model-fault-rows.ts';
import { anthropicRows, googleRows, openAiRows } from '#server/testing/runs/provider-fault-rows.ts';
import { playScenario } from './play-scenario.ts';

const apiKey = 'sk-proj-CNRYq8Wm3Zt7Lx2Vb9Rk4Nc6Hd1Fg5Js';
const cap = 1024 * 1024;
/** What the kernel's buffers may hold of an answer that nobody reads any more. */
const unread = 15 * cap;

// The two ways to a model, straight from the wire and through the library, and its other protocols.
const openAi = { start: startOpenAiDouble, path: '/v1', rows: openAiRows, knows: openAiFaults };
const providers = {
  OPENAI_COMPATIBLE: { ...openAi, label: null },
  OPENAI: { ...openAi, label: 'OpenAI' },
  ANTHROPIC: {
    start: startAnthropicDouble,
    path: '/v1',
    rows: anthropicRows,
    knows: anthropicFaults,
    label: 'Anthropic',
  },
  GOOGLE: {
    start: startGoogleDouble,
    path: '/v1beta',
    rows: googleRows,
    knows: googleFaults,
    label: 'Google',
  },
} as const;
const names = ['OPENAI_COMPATIBLE', 'OPENAI', 'ANTHROPIC', 'GOOGLE'] as const;
type Provider = (typeof names)[number];

let outbound: Outbound;
beforeAll(() => {
  outbound = createOutbound({ allow: ['127.0.0.1'], maxResponseBytes: cap });
});
afterAll(() => outbound.close());

const content = ScenarioContent.parse({
  turns: [
    { kind: 'USER', userText: 'Hello' },
    { kind: 'EXPECT', expectations: [{ kind: 'REGEX', pattern: '.' }] },
    { kind: 'USER', userText: 'And now?' },
  ],
});

/** A conversation with the model named so, played as a run plays it; pauses are noted and left out. */
async function converse(
  { provider, double }: { provider: Provider; double: Pick<Double, 'url' | 'requests'> },
  model: string,
  changes: Partial<ModelAssistantOptions> = {},
) {
  const pauses: number[] = [];
  const before = double.requests.length;
  const played = await playScenario({
    conversationId: 'item',
    content,
    assistant: createModelAssistant({
      provider,
      model,
      parameters: {},
      timeoutMs: 5_000,
      apiKey,
      baseUrl: double.url + providers[provider].path,
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

describe.each(names)('a conversation with a model of %s', (provider) => {
  const { start, rows, knows, label } = providers[provider];
  let double: Double;
  beforeAll(async () => {
    double = await start();
  });
  afterAll(() => double.close());
  const talk = (model: string, changes?: Partial<ModelAssistantOptions>) =>
    converse({ provider, double }, model, changes);

  test('is played with every fault that the double knows', () => {
    const played = new Set<string>([...rows.map(({ fault }) => fault), 'compressed']);
    expect([...played].sort()).toEqual(Object.keys(knows).sort());
  });

  const title = '$fault is assistant.$reason in $calls calls';
  // With a double of its own: some run at the same time.
  const check = async (row: FaultRow, { expect, onTestFinished }: TestContext) => {
    const { fault, reason, message, calls, pauseMs, changes } = row;
    const own = await start();
    onTestFinished(() => own.close());
    const { played, pauses } = await converse({ provider, double: own }, `fail-${fault}`, changes);
    const { requests } = own;
    const said = message.replaceAll('MODEL', label ?? new URL(own.url).host);
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
  };
  test.for(rows.filter((row) => !isWaiting(row)))(title, check);
  test.concurrent.for(rows.filter(isWaiting))(title, check);

  test.each(['huge', 'huge-line', 'huge-refusal'])(
    'of %s, 2 GB are cut at the cap, in bounded memory',
    async (fault) => {
      let most = 0;
      let isOver = false;
      const before = inUse();
      const over = talk(`fail-${fault}`).finally(() => {
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
    const patient = await start({ retryAfterSeconds: 3_600 });
    const { played } = await converse({ provider, double: patient }, 'fail-rate-limit');
    expect(played.errorMessage).toMatch(
      /"(Rate limit reached|This request .* try again later|.* retry in 3600s)". It asks to wait 60 min\./,
    );
    expect(played.turns[0]?.attempts).toBeNull();
    expect(patient.requests).toHaveLength(1);
    await patient.close();
  });

  test('a certificate for another name carries nothing, the key least of all', async () => {
    const server = await startTlsServer();
    const door = createOutbound({ allow: ['127.0.0.1'], ca: server.ca });
    const baseUrl = `https://127.0.0.1:${server.port}`;
    const { played } = await talk('any', { baseUrl, outbound: door });
    expect(played).toMatchObject({ verdict: 'ERROR', errorReason: 'assistant.unavailable' });
    expect(played.errorMessage).toContain('its certificate is for another name');
    expect(played.errorMessage).toContain('Check the address, or have the certificate put right.');
    expect(played.turns[0]?.attempts).toBeNull();
    expect(server.requests()).toBe(0);
    await door.close();
    await server.close();
  });

  test('nobody at the address is told so, and asked three times', async () => {
    const gone = await start();
    await gone.close();
    const { played } = await converse({ provider, double: gone }, 'any');
    expect(played).toMatchObject({ verdict: 'ERROR', errorReason: 'assistant.unavailable' });
    expect(played.errorMessage).toContain('(connection refused)');
    expect(played.turns[0]?.attempts).toHaveLength(2);
  });

  test('an answer that is compressed without being asked is told apart from a broken one', async () => {
    const { played, requests } = await talk('fail-compressed');
    if (provider === 'OPENAI_COMPATIBLE') {
      expect(requests).toHaveLength(1);
      expect(played.errorMessage).toContain('compressed its answer (gzip)');
    } else {
      // The library unpacks it.
      expect(played.turns[0]).toMatchObject({ replyText: 'Hello', verdict: 'PASS' });
    }
  });
});

/** Whether the test does little but wait. */
function isWaiting({ fault, changes }: FaultRow): boolean {
  return changes !== undefined || fault === 'endless-refusal';
}

function inUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
