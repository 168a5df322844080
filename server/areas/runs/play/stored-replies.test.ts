import { describe, expect, it } from 'vitest';
import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { playScenario } from './play-scenario.ts';
import type { PlayedExpectation } from './played.ts';
import { type StoredTurn, storedReplies } from './stored-replies.ts';

const evidence = { message: 'It is polite.', matches: [], missing: [], confidence: 0.9 };
const polite = { kind: 'SEMANTIC_ASSERT' as const, rubric: 'Is polite.' };

function turnOf(userText: string, o: Partial<StoredTurn> = {}): StoredTurn {
  return {
    userText,
    replyText: `You said ${userText}`,
    errorMessage: null,
    latencyMs: 120,
    firstTokenMs: 30,
    inputTokens: 7,
    outputTokens: 3,
    costMicroUsd: 11,
    expectations: [],
    ...o,
  };
}

const judgedAs = (verdict: PlayedExpectation['verdict']): PlayedExpectation => ({
  position: 0,
  spec: polite,
  verdict,
  evidence,
  judgeCostMicroUsd: 5,
});

function play(
  turns: Parameters<typeof ScenarioContent.parse>[0],
  stored: readonly StoredTurn[],
  isSameJudge = true,
) {
  let judgeCalls = 0;
  const turnstile = { enter: async () => ({ leave: () => undefined }) };
  const judge = {
    judge: async () => {
      judgeCalls += 1;
      return {
        answer: { verdict: 'FAIL' as const, confidence: 1, reason: 'Asked anew.' },
        inputTokens: 1,
        outputTokens: 1,
        costMicroUsd: 2,
      };
    },
  };
  const played = playScenario({
    conversationId: 'item',
    content: ScenarioContent.parse({ turns, onFail: 'CONTINUE' }),
    opening: [],
    judge: { judge, votes: 1, turnstile },
    signal: new AbortController().signal,
    retries: { random: () => 0, wait: async () => undefined },
    turnstile,
    ...storedReplies(stored, { isSameJudge }),
  });
  return played.then((item) => ({ item, judgeCalls }));
}

const say = (userText: string) => ({ kind: 'USER', userText });
const expects = (...expectations: object[]) => ({ kind: 'EXPECT', expectations });

describe('stored replies', () => {
  it('are given again with their figures, and judged by what is expected now', async () => {
    const { item } = await play(
      [say('one'), expects({ kind: 'MUST_CONTAIN', values: ['one'] }), say('two')],
      [turnOf('one'), turnOf('two')],
    );
    expect(item).toMatchObject({
      verdict: 'PASS',
      latencyMs: 240,
      inputTokens: 14,
      outputTokens: 6,
      costMicroUsd: 22,
    });
    expect(item.turns[0]).toMatchObject({ replyText: 'You said one', firstTokenMs: 30 });
  });

  it.each([
    ['the user says something else', [turnOf('other')], /says something else here/],
    ['the conversation ended before', [], /ended before this turn/],
    [
      'there was no reply',
      [turnOf('one', { replyText: null, errorMessage: 'It was down.' })],
      /no reply when it was played\. It was down\./,
    ],
  ])('are an error where %s', async (_, stored, message) => {
    const { item } = await play([say('one'), expects({ kind: 'REGEX', pattern: '.' })], stored);
    expect(item).toMatchObject({ verdict: 'ERROR', errorReason: 'assistant.noStoredReply' });
    expect(item.errorMessage).toMatch(message);
    expect(item.turns[0]?.attempts).toBeNull();
  });
});

describe('what a judge said before', () => {
  const turns = [say('one'), expects(polite)];

  it('holds for the same rubric, with what it cost', async () => {
    const stored = [turnOf('one', { expectations: [judgedAs('PASS')] })];
    const { item, judgeCalls } = await play(turns, stored);
    expect(judgeCalls).toBe(0);
    expect(item).toMatchObject({ verdict: 'PASS', costMicroUsd: 16 });
    expect(item.turns[0]?.expectations[0]?.evidence).toEqual(evidence);
  });

  it.each([
    ['another judge is chosen', [judgedAs('PASS')], false],
    ['it could not decide', [judgedAs('ERROR')], true],
    [
      'the rubric is another one',
      [{ ...judgedAs('PASS'), spec: { ...polite, rubric: 'Is short.' } }],
      true,
    ],
  ])('is asked anew where %s', async (_, expectations, isSameJudge) => {
    const { item, judgeCalls } = await play(turns, [turnOf('one', { expectations })], isSameJudge);
    expect(judgeCalls).toBe(1);
    expect(item.verdict).toBe('FAIL');
  });
});
