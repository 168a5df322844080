import { expect, it } from 'vitest';
import { bytesText, countText } from './amount.ts';

it.each([
  [0, '0 bytes'],
  [1, '1 bytes'],
  [1023, '1,023 bytes'],
  [1024, '1 KiB'],
  [1536, '1.5 KiB'],
  [1024 ** 3 * 2, '2 GiB'],
  [1024 ** 5, '1,024 TiB'],
])('%i bytes read as %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

it('counts one thing as one', () => {
  expect([0, 1, 1000].map((count) => countText(count, 'run'))).toEqual([
    '0 runs',
    '1 run',
    '1,000 runs',
  ]);
});
