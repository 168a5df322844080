import { expect, test } from 'vitest';
import { chanceText, pText } from './chance-text.ts';
import { mcnemarP } from './mcnemar.ts';

const said = (worse: number, better: number, pairs = 40) =>
  chanceText({ pairs, worse, better, p: mcnemarP(worse, better) });

test.each([
  [
    3,
    1,
    '3 worse, 1 better: more than chance? No, p = 0.63. So few differences can’t tell; it takes at least 6, all one way.',
  ],
  [
    5,
    0,
    '5 worse, 0 better: more than chance? No, p = 0.063. So few differences can’t tell; it takes at least 6, all one way.',
  ],
  [6, 0, '6 worse, 0 better: more than chance? Yes, p = 0.031.'],
  [4, 4, '4 worse, 4 better: more than chance? No, p = 1.00.'],
  [1, 30, '1 worse, 30 better: more than chance? Yes, p < 0.001.'],
  [0, 0, 'Of 40 results checked in both runs, none came out differently.'],
])('%i worse and %i better', (worse, better, text) => {
  expect(said(worse, better)).toBe(text);
});

test('says that there is nothing to say', () => {
  expect(said(0, 0, 0)).toContain('Nothing was checked in both runs');
  expect(said(0, 0, 1)).toBe('Of 1 result checked in both runs, none came out differently.');
});

test('never writes a p that looks like the other answer', () => {
  expect([pText(0.0499), pText(0.05), pText(0.05004)]).toEqual([
    'p = 0.050',
    'p = 0.050',
    'p = 0.050',
  ]);
  expect(pText(0.0494)).toBe('p = 0.049');
});
