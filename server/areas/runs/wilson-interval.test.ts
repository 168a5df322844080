import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

describe('wilsonInterval', () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the published bounds for %i of %i', (passed, tried, low, high) => {
    const interval = wilsonInterval(passed, tried);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('knows nothing without attempts', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  const attempts = fc
    .integer({ min: 1, max: 5_000 })
    .chain((tried) => fc.tuple(fc.integer({ min: 0, max: tried }), fc.constant(tried)));

  test('holds the observed rate and stays within 0 and 1', () => {
    fc.assert(
      fc.property(attempts, ([passed, tried]) => {
        const { low, high } = wilsonInterval(passed, tried);
        const rate = passed / tried;
        return low >= 0 && low <= rate && rate <= high && high <= 1 && low < high;
      }),
    );
  });

  test('mirrors when passes and failures change places', () => {
    fc.assert(
      fc.property(attempts, ([passed, tried]) => {
        const one = wilsonInterval(passed, tried);
        const other = wilsonInterval(tried - passed, tried);
        expect(one.low).toBeCloseTo(1 - other.high, 10);
      }),
    );
  });

  test('narrows with more attempts at the same rate', () => {
    fc.assert(
      fc.property(attempts, fc.integer({ min: 2, max: 20 }), ([passed, tried], times) => {
        const few = wilsonInterval(passed, tried);
        const many = wilsonInterval(passed * times, tried * times);
        return many.high - many.low < few.high - few.low;
      }),
    );
  });
});
