import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpectationSpec, ScenarioContent, type Verdict } from './schema.ts';
import { reaches, scoreConversation, shareOf, verdictByScore } from './score-conversation.ts';

const spec = (weight?: number): ExpectationSpec =>
  ExpectationSpec.parse({
    kind: 'MUST_CONTAIN',
    values: ['x'],
    ...(weight === undefined ? {} : { weight }),
  });
const contentOf = (specs: ExpectationSpec[]) => ({
  turns: ScenarioContent.parse({
    turns: [
      { kind: 'USER', userText: 'Hello' },
      ...specs.map((one) => ({ kind: 'EXPECT', expectations: [one] })),
    ],
  }).turns,
});
const hundredths = fc.option(fc.integer({ min: 1, max: 10_000 }), { nil: undefined });
const verdict = fc.constantFrom<Verdict>('PASS', 'FAIL', 'ERROR');
const judged = fc.array(
  fc.record({
    spec: hundredths.map((weight) => spec(weight && weight / 100)),
    verdict,
    isReached: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);
const scoreOf = (all: { spec: ExpectationSpec; verdict: Verdict; isReached: boolean }[]) =>
  scoreConversation(
    contentOf(all.map((one) => one.spec)),
    all.filter(({ isReached }) => isReached),
  ) ?? { passed: -1, total: -1 };

describe('the score of a conversation', () => {
  it('lies between nothing and all, and what was not reached is not passed', () => {
    fc.assert(
      fc.property(judged, (all) => {
        const { passed, total } = scoreOf(all);
        expect(Number.isSafeInteger(passed) && Number.isSafeInteger(total)).toBe(true);
        expect(passed).toBeGreaterThanOrEqual(0);
        expect(passed).toBeLessThanOrEqual(total);
        const isWhole = all.every((one) => one.isReached && one.verdict === 'PASS');
        expect(passed === total).toBe(isWhole);
      }),
    );
  });

  it('does not depend on the order, and one more pass never lowers it', () => {
    fc.assert(
      fc.property(judged, (all) => {
        const score = scoreOf(all);
        expect(scoreOf(all.toReversed())).toEqual(score);
        const better = all.map((one, i) =>
          i === 0 ? { ...one, verdict: 'PASS' as const, isReached: true } : one,
        );
        expect(shareOf(scoreOf(better))).toBeGreaterThanOrEqual(shareOf(score));
      }),
    );
  });

  it('counts 0.1 three times as 0.3', () => {
    const specs = [0.1, 0.1, 0.1, 0.7].map(spec);
    const results = specs.slice(0, 3).map((one) => ({ spec: one, verdict: 'PASS' as const }));
    const score = scoreConversation(contentOf(specs), results);
    expect(score && reaches(score, 0.3)).toBe(true);
    expect(score && reaches(score, 0.3001)).toBe(false);
  });

  it('is none where nothing is expected', () => {
    expect(scoreConversation(contentOf([]), [])).toBeNull();
  });
});

describe('the verdict by a score', () => {
  it.each<[Verdict, number | null, Verdict]>([
    ['FAIL', 0.5, 'PASS'],
    ['FAIL', 0.5001, 'FAIL'],
    ['PASS', 0.8, 'FAIL'],
    ['ERROR', 0.1, 'ERROR'],
    ['FAIL', null, 'FAIL'],
    ['PASS', null, 'PASS'],
  ])('of %s with the threshold %s and half of the weight is %s', (worst, threshold, expected) => {
    expect(verdictByScore(worst, { passed: 100, total: 200 }, threshold)).toBe(expected);
  });

  it('is what it was where nothing is expected', () => {
    expect(verdictByScore('UNCHECKED', null, 0.5)).toBe('UNCHECKED');
  });
});
