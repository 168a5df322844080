import { expect, test } from 'vitest';
import type { JudgedExpectation } from '../expectation-view.ts';
import { pairJudged } from './pair-judged.ts';

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
