import { describe, expect, test } from 'vitest';
import { evidenceMarks } from './evidence-marks.ts';
import {
  expectationTitle,
  expectedTexts,
  type JudgedExpectation,
  worstFirst,
} from './expectation-view.ts';

function judged(
  kind: 'MUST_CONTAIN' | 'MUST_CONTAIN_ANY' | 'MUST_NOT_CONTAIN',
  values: string[],
  found: string[],
): JudgedExpectation {
  return {
    spec: { kind, values, caseSensitive: false },
    verdict: 'FAIL',
    evidence: {
      message: '',
      matches: found.map((expected) => ({ start: 0, end: expected.length, expected })),
      missing: values.filter((value) => !found.includes(value)),
    },
  };
}

describe('expectedTexts', () => {
  test('wants every text of MUST_CONTAIN', () => {
    expect(expectedTexts(judged('MUST_CONTAIN', ['a', 'b'], ['a']))).toEqual([
      { text: 'a', isFound: true, isGood: true },
      { text: 'b', isFound: false, isGood: false },
    ]);
  });

  test('wants none of MUST_NOT_CONTAIN', () => {
    expect(expectedTexts(judged('MUST_NOT_CONTAIN', ['a', 'b'], ['b']))).toEqual([
      { text: 'a', isFound: false, isGood: true },
      { text: 'b', isFound: true, isGood: false },
    ]);
  });

  test('blames no absent text of MUST_CONTAIN_ANY when another is there', () => {
    const goods = (found: string[]) =>
      expectedTexts(judged('MUST_CONTAIN_ANY', ['a', 'b'], found))?.map(({ isGood }) => isGood);
    expect(goods(['b'])).toEqual([null, true]);
    expect(goods([])).toEqual([false, false]);
  });

  test('has no list for a pattern', () => {
    const spec = { kind: 'REGEX', pattern: 'a', flags: '', negated: false } as const;
    const evidence = { message: '', matches: [], missing: [] };
    expect(expectedTexts({ spec, verdict: 'FAIL', evidence })).toBeNull();
  });
});

describe('evidenceMarks', () => {
  test('marks what had to be there as passed and what must not as failed', () => {
    const marks = evidenceMarks([
      judged('MUST_CONTAIN', ['free', 'x'], ['free']),
      judged('MUST_NOT_CONTAIN', ['sorry'], ['sorry']),
    ]);
    expect(marks).toEqual([
      { start: 0, end: 4, tone: 'pass', label: 'must contain “free”' },
      { start: 0, end: 5, tone: 'fail', label: 'must not contain “sorry”' },
    ]);
  });

  test('marks the match of a negated pattern as failed', () => {
    const [mark] = evidenceMarks([
      {
        spec: { kind: 'REGEX', pattern: '\\d+', flags: 'i', negated: true },
        verdict: 'FAIL',
        evidence: { message: '', matches: [{ start: 3, end: 5, expected: '\\d+' }], missing: [] },
      },
    ]);
    expect(mark).toEqual({ start: 3, end: 5, tone: 'fail', label: 'must not match /\\d+/i' });
  });
});

test('expectationTitle speaks of one text or several', () => {
  const spec = { kind: 'MUST_CONTAIN_ANY', caseSensitive: false } as const;
  expect(expectationTitle({ ...spec, values: ['a'] })).toBe('Must contain');
  expect(expectationTitle({ ...spec, values: ['a', 'b'] })).toBe('Must contain one of');
});

test('worstFirst keeps the order among what did not pass and among what did', () => {
  const all = (['PASS', 'FAIL', 'PASS', 'ERROR'] as const).map((verdict, place) => ({
    verdict,
    place,
  }));
  expect(worstFirst(all).map(({ place }) => place)).toEqual([1, 3, 0, 2]);
});
