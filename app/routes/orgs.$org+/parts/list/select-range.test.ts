import { describe, expect, test } from 'vitest';
import { selectRange } from './select-range.ts';

const keys = ['a', 'b', 'c', 'd'];
const select = (selected: string[], anchor: string | null, key: string) =>
  [...selectRange(keys, new Set(selected), { anchor, key })].sort().join('');

describe('a range', () => {
  test('is ticked from the anchor to the row, in both directions', () => {
    expect(select(['a'], 'a', 'c')).toBe('abc');
    expect(select(['d'], 'd', 'b')).toBe('bcd');
  });

  test('is unticked when the row was ticked', () => {
    expect(select(['a', 'b', 'c', 'd'], 'b', 'd')).toBe('a');
  });

  test('is one row without an anchor, or with one that is gone', () => {
    expect(select(['a'], null, 'c')).toBe('ac');
    expect(select(['a'], 'gone', 'c')).toBe('ac');
  });
});
