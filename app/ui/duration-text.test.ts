import { expect, test } from 'vitest';
import { durationText } from './duration-text.ts';

test.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [1000, '1.0 s'],
  [3240, '3.2 s'],
  [9_960, '10 s'],
  [59_900, '1 min'],
  [250_000, '4 min 10 s'],
  [3_600_000, '1 h'],
  [7_500_000, '2 h 5 min'],
])('%d ms is "%s"', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
