import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffRows } from './diff-rows.ts';
import { diffStretches } from './diff-stretches.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, i) => `${i}`);

it('folds what is far from a change, and nothing that is short', () => {
  const before = numbers(20);
  const rows = diffRows(before.join('\n'), before.with(10, 'x').join('\n'));
  expect(diffStretches(rows).map(({ isFolded, rows: { length } }) => [isFolded, length])).toEqual([
    [true, 7],
    [false, 7],
    [true, 6],
  ]);
  const near = diffRows(numbers(5).join('\n'), numbers(5).with(0, 'x').join('\n'));
  expect(diffStretches(near).every(({ isFolded }) => !isFolded)).toBe(true);
});

it('loses no row, and never folds a change', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }).map((l) => l.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const rows = diffRows(before, after);
      const stretches = diffStretches(rows);
      expect(stretches.flatMap((stretch) => stretch.rows)).toEqual(rows);
      for (const { isFolded, rows: inside } of stretches) {
        if (isFolded) expect(inside.every(({ kind }) => kind === 'same')).toBe(true);
      }
    }),
  );
});
