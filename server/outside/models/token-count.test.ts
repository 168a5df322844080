import { expect, it } from 'vitest';
import { tokenCount } from './token-count.ts';

it('takes counts, and nothing that is none', () => {
  expect([0, 1, 1_000_000].map(tokenCount)).toEqual([0, 1, 1_000_000]);
  const others = [12.5, -1, 3_000_000_000, Number.NaN, Number.POSITIVE_INFINITY, null, undefined];
  for (const other of others) expect(tokenCount(other)).toBeNull();
});
