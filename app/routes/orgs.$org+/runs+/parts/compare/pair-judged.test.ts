import { expect, test } from 'vitest';
import type { JudgedExpectation } from '../expectation-view.ts';
import { heldVerdict, pairJudged } from './pair-judged.ts';

const judged = (value: string, verdict: 'PASS' | 'FAIL'): JudgedExpectation => ({
  spec: { kind: 'MUST_CONTAIN', values: [value], caseSensitive: false },
  verdict,
  evidence: { message: '', matches: [], missing: [] },
});

test('pairs the same expectation, whatever order its keys and the list have', () => {
  const turned: JudgedExpectation = {
    ...judged('a', 'FAIL'),
    spec: { values: ['a'], caseSensitive: false, kind: 'MUST_CONTAIN' },
  };
  const pairs = pairJudged(
    [judged('a', 'PASS'), judged('gone', 'PASS'), judged('b', 'PASS')],
    [judged('b', 'PASS'), turned, judged('new', 'FAIL')],
  );
  expect(pairs.map(({ base, run }) => [base?.verdict ?? null, run?.verdict ?? null])).toEqual([
    ['PASS', 'PASS'],
    ['PASS', 'FAIL'],
    [null, 'FAIL'],
    ['PASS', null],
  ]);
});

test('pairs equal ones once each', () => {
  const pairs = pairJudged([judged('a', 'PASS')], [judged('a', 'PASS'), judged('a', 'FAIL')]);
  expect(pairs.map(({ base }) => base !== null)).toEqual([true, false]);
});

test('what a person said holds', () => {
  const human = { verdict: 'PASS' as const, note: 'It says so in other words.', by: 'Ada' };
  expect(heldVerdict({ ...judged('a', 'FAIL'), human })).toBe('PASS');
  expect(heldVerdict({ ...judged('a', 'FAIL'), human: null })).toBe('FAIL');
  expect(heldVerdict(null)).toBe(null);
});
