import { expect, test } from 'vitest';
import { costText, tokensText } from './amount-text.ts';

test.each([
  [null, 'unknown'],
  [0, '$0'],
  [12, 'under $0.0001'],
  [1_234, '$0.0012'],
  [120_000, '$0.12'],
  [1_240_000, '$1.24'],
  [1_234_567_890, '$1,234.57'],
])('writes %s millionths of a dollar as %s', (micro, text) => {
  expect(costText(micro)).toBe(text);
});

test('writes tokens, and what is unknown as unknown', () => {
  expect(tokensText(1204, 310)).toBe('1,204 in · 310 out');
  expect(tokensText(null, 310)).toBe('unknown in · 310 out');
  expect(tokensText(null, null)).toBeNull();
});
