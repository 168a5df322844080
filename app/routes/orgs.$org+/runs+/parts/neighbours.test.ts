import { expect, test } from 'vitest';
import { neighbours } from './neighbours.ts';

test('finds what stands beside, and nothing beyond the ends', () => {
  expect(neighbours(['a', 'b', 'c'], 'b')).toEqual({ previousId: 'a', nextId: 'c' });
  expect(neighbours(['a', 'b', 'c'], 'a')).toEqual({ previousId: null, nextId: 'b' });
  expect(neighbours(['a', 'b', 'c'], 'c')).toEqual({ previousId: 'b', nextId: null });
});

test('finds nothing beside what is not there', () => {
  expect(neighbours(['a'], 'x')).toEqual({ previousId: null, nextId: null });
});
