import { expect, it } from 'vitest';
import { repliesText, sizeText } from './cache-text.ts';

it.each([
  [1, '1 kB'],
  [12 * 1024, '12 kB'],
  [3.4 * 1024 ** 2, '3.4 MB'],
  [256 * 1024 ** 2, '256 MB'],
])('calls %i bytes %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

it('counts replies', () => {
  expect([1, 2_000].map(repliesText)).toEqual(['1 reply', '2,000 replies']);
});
