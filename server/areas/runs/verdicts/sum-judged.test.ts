import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worstVerdict } from '#server/areas/scenarios/index.ts';
import { type ExpectationSpec, ScenarioContent } from '#server/areas/scenarios/schema.ts';
import type { PlayedTurn } from '../play/played.ts';
import { sumItem } from '../play/sum-item.ts';
import { placeKey } from './place.ts';
import { type Said, sumJudged } from './sum-judged.ts';

type Judged = 'PASS' | 'FAIL' | 'ERROR';
const spec: ExpectationSpec = { kind: 'SEMANTIC_ASSERT', rubric: 'Is polite.' };

/** A conversation of turns with these verdicts, with `rest` more turns that were not played. */
function make(verdicts: Judged[][], { threshold = null as number | null, rest = 0 } = {}) {
  const all = [...verdicts, ...Array.from({ length: rest }, (): Judged[] => ['PASS'])];
  const content = ScenarioContent.parse({
    threshold,
    turns: all.flatMap((one) => [
      { kind: 'USER', userText: 'Hello' },
      { kind: 'EXPECT', expectations: one.map(() => spec) },
    ]),
  });
  const turns = verdicts.map((one, index): PlayedTurn => {
    const expectations = one.map((verdict, position) => ({
      position,
      spec,
      verdict,
      evidence: { message: `The machine says ${verdict}.`, matches: [], missing: [] },
    }));
    return {
      position: index * 2,
      userText: 'Hello',
      replyText: 'Hello yourself',
      verdict: worstVerdict(one),
      errorReason: null,
      errorMessage: null,
      latencyMs: null,
      firstTokenMs: null,
      inputTokens: null,
      outputTokens: null,
      costMicroUsd: null,
      expectations,
      attempts: null,
    };
  });
  return { content, turns };
}

const judged = fc.constantFrom<Judged>('PASS', 'FAIL', 'ERROR');
const verdicts = fc.array(fc.array(judged, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 4,
});
const threshold = fc.option(fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100));
const saidOf = (all: readonly (readonly [number, number, Said['verdict']])[]) =>
  new Map(
    all.map(([turn, expectation, verdict]) => [
      placeKey({ turn: turn * 2, expectation }),
      { verdict, note: 'Because.' },
    ]),
  );
const anySaid = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom<Said['verdict']>('PASS', 'FAIL'),
    ),
  )
  .map(saidOf);

describe('what a conversation comes to with what people say', () => {
  it('is what the machine made of it when nobody says anything', () => {
    fc.assert(
      fc.property(verdicts, threshold, fc.boolean(), (all, least, isCut) => {
        const isStopped = isCut && worstVerdict(all.at(-1) ?? []) !== 'PASS';
        const { content, turns } = make(all, { threshold: least, rest: isStopped ? 2 : 0 });
        const stoppedAfter = isStopped ? turns.length : null;
        const { verdict, score, summary } = sumItem(turns, { content, stoppedAfter });
        expect(sumJudged(turns, new Map(), content)).toMatchObject({ verdict, score, summary });
      }),
    );
  });

  it('is what the machine would have made of it, had it judged so', () => {
    fc.assert(
      fc.property(verdicts, threshold, anySaid, (all, least, said) => {
        const { content, turns } = make(all, { threshold: least });
        const corrected = all.map((one, turn) =>
          one.map(
            (verdict, at) =>
              said.get(placeKey({ turn: turn * 2, expectation: at }))?.verdict ?? verdict,
          ),
        );
        const wanted = sumItem(make(corrected).turns, { content, stoppedAfter: null });
        const { verdict, score } = sumJudged(turns, said, content);
        expect({ verdict, score }).toEqual({ verdict: wanted.verdict, score: wanted.score });
      }),
    );
  });

  it('never passes by what was not played, unless the score is reached whatever comes', () => {
    fc.assert(
      fc.property(verdicts, threshold, anySaid, (all, least, said) => {
        const { content, turns } = make(all, { threshold: least, rest: 1 });
        const { verdict, score } = sumJudged(turns, said, content);
        if (verdict !== 'PASS') return;
        expect(least).not.toBeNull();
        expect(score).toBeGreaterThanOrEqual((least ?? 1) - 1e-9);
      }),
    );
  });

  it('does not change what it was given', () => {
    fc.assert(
      fc.property(verdicts, anySaid, (all, said) => {
        const { content, turns } = make(all);
        const before = structuredClone(turns);
        sumJudged(turns, said, content);
        expect(turns).toEqual(before);
      }),
    );
  });

  it('stays an error where there was no reply', () => {
    const { content, turns } = make([['FAIL'], ['PASS']]);
    const [one, two] = turns;
    if (!one || !two) throw new Error('Two were made.');
    const lost = {
      ...two,
      replyText: null,
      expectations: [],
      verdict: 'ERROR' as const,
      errorReason: 'assistant.timeout',
      errorMessage: 'It took too long.',
    };
    expect(sumJudged([one, lost], saidOf([[0, 0, 'PASS']]), content)).toMatchObject({
      verdict: 'ERROR',
      errorReason: 'assistant.timeout',
      summary: 'Turn 2: It took too long; stopped after turn 2',
    });
  });

  it('is open where an overruled failure had stopped it, and a failure is a failure', () => {
    const stopped = make([['PASS'], ['FAIL']], { rest: 2 });
    const overruled = saidOf([[1, 0, 'PASS']]);
    expect(sumJudged(stopped.turns, overruled, stopped.content)).toMatchObject({
      verdict: 'ERROR',
      errorReason: 'runs.notPlayedOn',
      score: 0.5,
    });
    const both = saidOf([
      [0, 0, 'FAIL'],
      [1, 0, 'PASS'],
    ]);
    expect(sumJudged(stopped.turns, both, stopped.content).verdict).toBe('FAIL');
    const low = make([['PASS'], ['FAIL']], { rest: 2, threshold: 0.25 });
    expect(sumJudged(low.turns, overruled, low.content).verdict).toBe('PASS');
  });
});
