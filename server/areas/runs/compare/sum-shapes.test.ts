import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellClasses } from './classify.ts';
import { sumShapes } from './sum-shapes.ts';

const few = fc.integer({ min: 0, max: 3 });
const counts = fc.record({
  passed: few,
  failed: few,
  errored: few,
  unchecked: few,
  unplayed: few,
});
const shape = fc.record({
  base: fc.option(counts),
  run: fc.option(counts),
  cells: fc.integer({ min: 1, max: 50 }),
});

test('every cell is in one class, and every conversation in the sum of its side', () => {
  fc.assert(
    fc.property(fc.array(shape), (shapes) => {
      const sums = sumShapes(shapes);
      const cells = shapes.reduce((sum, one) => sum + one.cells, 0);
      expect(cellClasses.reduce((sum, name) => sum + sums.counts[name], 0)).toBe(cells);
      for (const side of ['base', 'run'] as const) {
        for (const name of ['passed', 'failed', 'errored', 'unchecked', 'unplayed'] as const) {
          const all = shapes.reduce((sum, one) => sum + (one[side]?.[name] ?? 0) * one.cells, 0);
          expect(sums[side][name]).toBe(all);
        }
      }
    }),
  );
});

test('what differs is among the pairs, and a pair among what can be compared', () => {
  fc.assert(
    fc.property(fc.array(shape), (shapes) => {
      const { test: pairs, compared, counts: classes, errored } = sumShapes(shapes);
      expect(pairs.worse + pairs.better).toBeLessThanOrEqual(pairs.pairs);
      expect(pairs.pairs).toBeLessThanOrEqual(compared);
      expect(pairs.worse).toBeLessThanOrEqual(classes.regressed);
      expect(pairs.better).toBe(classes.fixed);
      expect([errored.fixed, errored.removed, errored.unchanged]).toEqual([0, 0, 0]);
    }),
  );
});

test('an expectation that was taken away is a regression, and no matter of chance', () => {
  const none = { passed: 0, failed: 0, errored: 0, unchecked: 0, unplayed: 0 };
  const sums = sumShapes([
    { base: { ...none, passed: 1 }, run: { ...none, unchecked: 1 }, cells: 4 },
  ]);
  expect(sums.counts.regressed).toBe(4);
  expect(sums.test).toEqual({ pairs: 0, worse: 0, better: 0 });
});
