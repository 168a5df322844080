import { expect, test } from 'vitest';
import { gridStep } from './grid-step.ts';

const size = { rows: 30, columns: 4 };
const at = { row: 12, column: 1 };

test.each([
  ['ArrowUp', { row: 11, column: 1 }],
  ['ArrowDown', { row: 13, column: 1 }],
  ['ArrowLeft', { row: 12, column: 0 }],
  ['ArrowRight', { row: 12, column: 2 }],
  ['PageUp', { row: 2, column: 1 }],
  ['PageDown', { row: 22, column: 1 }],
  ['Home', { row: 12, column: 0 }],
  ['End', { row: 12, column: 3 }],
])('%s moves as in any grid', (key, to) => {
  expect(gridStep(key, at, size)).toEqual(to);
});

test('goes to the corners with Control', () => {
  expect(gridStep('Home', at, size, true)).toEqual({ row: 0, column: 0 });
  expect(gridStep('End', at, size, true)).toEqual({ row: 29, column: 3 });
});

test('stays inside', () => {
  expect(gridStep('ArrowUp', { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
  expect(gridStep('PageDown', { row: 28, column: 3 }, size)).toEqual({ row: 29, column: 3 });
});

test('leaves other keys alone', () => {
  expect(gridStep('Enter', at, size)).toBeNull();
  expect(gridStep('toString', at, size)).toBeNull();
});
