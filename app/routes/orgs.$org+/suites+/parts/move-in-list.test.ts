import { expect, it } from 'vitest';
import { moveInList } from './move-in-list.ts';

it('moves an item and keeps the others in order', () => {
  expect(moveInList(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moveInList(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
});

it('stays within the list', () => {
  expect(moveInList(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moveInList(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  expect(moveInList(['a', 'b'], 5, -1)).toEqual(['a', 'b']);
});
