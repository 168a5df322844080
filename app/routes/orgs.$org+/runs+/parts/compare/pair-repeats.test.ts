import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstToSee, pairRepeats } from './pair-repeats.ts';

const item = (repeat: number, verdict: 'PASS' | 'FAIL' | 'ERROR' | null) => ({ repeat, verdict });

test('pairs by number, and leaves alone what the other run does not have', () => {
  const pairs = pairRepeats([item(1, 'PASS'), item(2, 'PASS')], [item(2, 'FAIL'), item(3, 'PASS')]);
  expect(pairs).toEqual([
    { repeat: 1, base: item(1, 'PASS'), run: null },
    { repeat: 2, base: item(2, 'PASS'), run: item(2, 'FAIL') },
    { repeat: 3, base: null, run: item(3, 'PASS') },
  ]);
  expect(firstToSee(pairs)).toBe(1);
});

test.each([
  [['PASS', 'FAIL'], ['FAIL', 'FAIL'], 0],
  [['FAIL', 'FAIL'], ['FAIL', 'PASS'], 1],
  [['PASS', 'FAIL'], ['PASS', 'FAIL'], 1],
  [['PASS', 'PASS'], ['PASS', 'PASS'], 0],
  [[], [], 0],
] as const)('of %j and %j shows number %i first', (base, run, at) => {
  const items = (verdicts: readonly ('PASS' | 'FAIL')[]) =>
    verdicts.map((verdict, index) => item(index + 1, verdict));
  expect(firstToSee(pairRepeats(items(base), items(run)))).toBe(at);
});

test('loses none', () => {
  const items = fc
    .uniqueArray(fc.integer({ min: 1, max: 20 }))
    .map((list) => list.map((repeat) => item(repeat, 'PASS')));
  fc.assert(
    fc.property(items, items, (base, run) => {
      const pairs = pairRepeats(base, run);
      expect(pairs.filter((pair) => pair.base).length).toBe(base.length);
      expect(pairs.filter((pair) => pair.run).length).toBe(run.length);
      expect(pairs.every((pair) => pair.base || pair.run)).toBe(true);
    }),
  );
});
