import { describe, expect, it } from 'vitest';
import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import {
  type Assistant,
  AssistantError,
  type AssistantReply,
  type AssistantRequest,
} from '#server/outside/assistant.ts';
import type { Turnstile } from './ask-assistant.ts';
import { type Play, playScenario } from './play-scenario.ts';

type Line = string | Partial<AssistantReply> | AssistantError;

/** An assistant that says its lines one after another and keeps what it was asked. */
function scripted(...lines: Line[]) {
  const asked: AssistantRequest[] = [];
  const assistant: Assistant = {
    async reply(request) {
      asked.push(request);
      const line = lines[asked.length - 1];
      if (line instanceof AssistantError) throw line;
      if (line === undefined) throw new Error('The script is over.');
      const said = typeof line === 'string' ? { text: line } : line;
      const measured = { latencyMs: 10, firstTokenMs: 2, inputTokens: 5, outputTokens: 3 };
      return { text: '', ...measured, costMicroUsd: 7, state: `after ${asked.length}`, ...said };
    },
  };
  return { asked, assistant };
}

const say = (userText: string) => ({ kind: 'USER', userText });
const expects = (...values: string[]) => ({
  kind: 'EXPECT',
  expectations: values.map((value) => ({ kind: 'MUST_CONTAIN', values: [value] })),
});
const means = { kind: 'EXPECT', expectations: [{ kind: 'SEMANTIC_ASSERT', rubric: 'Is kind.' }] };

function play(
  assistant: Assistant,
  turns: object[],
  more: Partial<Play> & { onFail?: string } = {},
) {
  const { onFail = 'STOP', ...rest } = more;
  const pauses: number[] = [];
  const played = playScenario({
    conversationId: 'item',
    content: ScenarioContent.parse({ turns, onFail }),
    assistant,
    opening: [{ role: 'system', text: 'Be kind.' }],
    judge: { problem: 'No judge is chosen. Choose one under Targets.' },
    signal: new AbortController().signal,
    retries: {
      random: () => 0.5,
      wait: async (ms) => {
        pauses.push(ms);
      },
    },
    turnstile: open,
    ...rest,
  });
  return { played, pauses };
}

const said = (verdict: 'PASS' | 'FAIL', costMicroUsd: number | null = 0) => ({
  answer: { verdict, confidence: 0.9, reason: 'It is.' },
  inputTokens: 1,
  outputTokens: 1,
  costMicroUsd,
});

/** Lets everybody through. */
const open: Turnstile = { enter: async () => ({ leave: () => undefined }) };

const busy = (retryAfterMs?: number) =>
  new AssistantError('assistant.rateLimited', 'Too busy.', {
    retryable: true,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
const down = new AssistantError('assistant.unavailable', 'It is down.', { retryable: true });
const refused = new AssistantError('assistant.unauthorized', 'The key is wrong.', {
  retryable: false,
});

describe('playScenario', () => {
  it('carries the real replies and the state forward', async () => {
    const { asked, assistant } = scripted('One', 'Two', 'Three');
    const turns = [say('a'), say('b'), expects('two'), say('c'), expects('three')];
    const item = await play(assistant, turns).played;
    expect(item).toMatchObject({ verdict: 'PASS', summary: null, latencyMs: 30, costMicroUsd: 21 });
    expect(asked[2]?.messages.map(({ text }) => text)).toEqual(['a', 'One', 'b', 'Two', 'c']);
    expect(asked.map(({ state }) => state)).toEqual([null, 'after 1', 'after 2']);
    expect(asked.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      'item:0',
      'item:1',
      'item:3',
    ]);
    expect(item.turns.map(({ position, verdict }) => [position, verdict])).toEqual([
      [0, 'UNCHECKED'],
      [1, 'PASS'],
      [3, 'PASS'],
    ]);
  });

  it('stops after the first failing turn and says so', async () => {
    const { asked, assistant } = scripted('Hello', 'No idea');
    const turns = [say('a'), expects('hello'), say('b'), expects('30 days', 'idea'), say('c')];
    const item = await play(assistant, turns).played;
    expect(item.verdict).toBe('FAIL');
    expect(item.summary).toBe('Turn 2: Missing "30 days"; stopped after turn 2');
    expect(item.turns[1]?.expectations.map(({ verdict }) => verdict)).toEqual(['FAIL', 'PASS']);
    expect(asked).toHaveLength(2);
  });

  it('goes on after a failure where the scenario says so', async () => {
    const { assistant } = scripted('One', 'Two');
    const turns = [say('a'), expects('x'), say('b'), expects('two')];
    const item = await play(assistant, turns, { onFail: 'CONTINUE' }).played;
    expect(item.turns.map(({ verdict }) => verdict)).toEqual(['FAIL', 'PASS']);
    expect(item.summary).toBe('Turn 1: Missing "x"');
  });

  it('judges one reply by all the expectations that follow it', async () => {
    const { assistant } = scripted('One two');
    const item = await play(assistant, [say('a'), expects('one'), expects('two', 'three')]).played;
    const [turn] = item.turns;
    expect(turn?.expectations.map(({ position, verdict }) => [position, verdict])).toEqual([
      [0, 'PASS'],
      [1, 'PASS'],
      [2, 'FAIL'],
    ]);
    expect(turn?.verdict).toBe('FAIL');
  });

  it('never passes what nothing checks', async () => {
    const { assistant } = scripted('One');
    expect(await play(assistant, [say('a')]).played).toMatchObject({ verdict: 'UNCHECKED' });
  });

  it('tries again what may get better, as long as the other side asks', async () => {
    const { asked, assistant } = scripted(busy(), busy(9_000), 'One');
    const { played, pauses } = play(assistant, [say('a'), expects('one')]);
    expect((await played).verdict).toBe('PASS');
    expect(pauses).toEqual([100, 9_200]);
    expect((await played).turns[0]?.attempts).toMatchObject([
      { reason: 'assistant.rateLimited', message: 'Too busy.', pauseMs: 100 },
      { reason: 'assistant.rateLimited', message: 'Too busy.', pauseMs: 9_200 },
    ]);
    expect(new Set(asked.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  });

  it('ends with the words of an error that stays', async () => {
    const { asked, assistant } = scripted('One', down, down, down, 'never');
    const turns = [say('a'), expects('one'), say('b'), expects('x'), say('c')];
    const item = await play(assistant, turns, { onFail: 'CONTINUE' }).played;
    expect(asked).toHaveLength(4);
    expect(item).toMatchObject({
      verdict: 'ERROR',
      errorReason: 'assistant.unavailable',
      errorMessage: 'It is down.',
      summary: 'Turn 2: It is down; stopped after turn 2',
      costMicroUsd: null,
    });
    expect(item.turns.map(({ verdict }) => verdict)).toEqual(['PASS', 'ERROR']);
  });

  it('does not repeat what was refused', async () => {
    const { asked, assistant } = scripted(refused);
    expect((await play(assistant, [say('a')]).played).errorMessage).toBe('The key is wrong.');
    expect(asked).toHaveLength(1);
  });

  it('knows no cost as soon as one turn has none', async () => {
    const { assistant } = scripted('One', { text: 'Two', costMicroUsd: null });
    const item = await play(assistant, [say('a'), say('b')]).played;
    expect(item).toMatchObject({ costMicroUsd: null, inputTokens: 10 });
  });

  it('is an error, not a verdict, without a judge or when the judge fails', async () => {
    const without = await play(scripted('One').assistant, [say('a'), means]).played;
    expect(without).toMatchObject({
      verdict: 'ERROR',
      summary: 'Turn 1: No judge is chosen. Choose one under Targets',
    });
    const judge = { judge: { judge: () => Promise.reject(refused) }, votes: 1, turnstile: open };
    const broken = await play(scripted('One').assistant, [say('a'), means], { judge });
    const evidence = (await broken.played).turns[0]?.expectations[0];
    expect(evidence?.verdict).toBe('ERROR');
    expect(evidence?.evidence.message).toBe('The judge did not answer. The key is wrong.');
  });

  it('asks the judge with the conversation before the reply', async () => {
    const seen: unknown[] = [];
    const judge = {
      judge: async ({ reply, conversation, rubric }: Record<string, unknown>) => {
        seen.push({ reply, conversation, rubric });
        return said('PASS');
      },
    };
    const { played } = play(scripted('One').assistant, [say('a'), means], {
      judge: { judge, votes: 1, turnstile: open },
    });
    expect((await played).verdict).toBe('PASS');
    const conversation = [{ role: 'user', text: 'a' }];
    expect(seen).toEqual([{ reply: 'One', conversation, rubric: 'Is kind.' }]);
  });

  it('asks a judge for all its votes at once, and counts what they cost', async () => {
    let asked = 0;
    const answers = [said('PASS', 5), said('FAIL', 6), said('PASS', 7)];
    const judge = {
      judge: async () => {
        asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 1));
        expect(asked).toBe(3);
        return answers.pop() ?? said('FAIL');
      },
    };
    const { played } = play(scripted('One').assistant, [say('a'), means], {
      judge: { judge, votes: 3, turnstile: open },
    });
    const item = await played;
    expect(item).toMatchObject({ verdict: 'PASS', costMicroUsd: 7 + 18 });
    expect(item.turns[0]?.costMicroUsd).toBe(7);
    expect(item.turns[0]?.expectations[0]).toMatchObject({ judgeCostMicroUsd: 18 });
    expect(item.turns[0]?.expectations[0]?.evidence.votes).toHaveLength(3);
  });

  it('knows no cost when judging has none that is known', async () => {
    const judge = { judge: async () => said('PASS', null) };
    const { played } = play(scripted('One').assistant, [say('a'), means], {
      judge: { judge, votes: 1, turnstile: open },
    });
    expect(await played).toMatchObject({ verdict: 'PASS', costMicroUsd: null });
  });

  it('counts a vote that failed as none', async () => {
    const answers = [said('FAIL'), said('FAIL')];
    const judge = {
      judge: async () => answers.pop() ?? Promise.reject(refused),
    };
    const { played } = play(scripted('One').assistant, [say('a'), means], {
      judge: { judge, votes: 3, turnstile: open },
    });
    const item = await played;
    expect(item.verdict).toBe('FAIL');
    expect(item.turns[0]?.expectations[0]?.evidence).toMatchObject({
      confidence: 1,
      votes: expect.arrayContaining([{ problem: expect.stringContaining('The key is wrong.') }]),
    });
  });

  it('keeps replies storable without moving what follows', async () => {
    const { assistant } = scripted('a\u0000b\ud800c match');
    const item = await play(assistant, [say('x'), expects('match')]).played;
    const [turn] = item.turns;
    expect(turn?.replyText).toBe('a\ufffdb\ufffdc match');
    const span = turn?.expectations[0]?.evidence.matches[0];
    expect(turn?.replyText?.slice(span?.start, span?.end)).toBe('match');
  });

  it('breaks off when told, leaving no result', async () => {
    const stop = new AbortController();
    const hanging: Assistant = {
      reply: ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () =>
            reject(new AssistantError('assistant.cancelled', 'Cancelled.', { retryable: false })),
          );
        }),
    };
    const { played } = play(hanging, [say('a')], { signal: stop.signal });
    stop.abort(new Error('Enough.'));
    await expect(played).rejects.toThrow('Enough.');
  });
});
