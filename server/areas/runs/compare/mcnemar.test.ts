import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mcnemarP } from './mcnemar.ts';

/** The same by whole numbers, which lose nothing: sums of binomial coefficients over a power of two. */
function byBigInt(worse: number, better: number): number {
  const n = worse + better;
  let coefficient = 1n;
  let tail = 0n;
  for (let i = 0; i <= Math.min(worse, better); i += 1) {
    tail += coefficient;
    coefficient = (coefficient * BigInt(n - i)) / BigInt(i + 1);
  }
  const scale = 10n ** 40n;
  return Math.min(1, Number((2n * tail * scale) / 2n ** BigInt(n)) / 1e40);
}

describe('mcnemarP', () => {
  // Fagerland et al. 2013: airway hyper-responsiveness before and after stem cell transplantation.
  test('gives the published value', () => {
    expect(mcnemarP(1, 7)).toBeCloseTo(0.0703, 4);
  });

  test.each([
    [0, 0, 1],
    [1, 0, 1],
    [3, 1, 0.625],
    [5, 0, 0.0625],
    [6, 0, 0.03125],
    [0, 10, 2 / 1024],
    [7, 7, 1],
  ])('of %i worse and %i better', (worse, better, p) => {
    expect(mcnemarP(worse, better)).toBeCloseTo(p, 12);
  });

  const count = fc.integer({ min: 0, max: 300 });

  test('is what whole numbers give', () => {
    fc.assert(
      fc.property(count, count, (worse, better) => {
        const exact = byBigInt(worse, better);
        expect(Math.abs(mcnemarP(worse, better) - exact)).toBeLessThan(1e-10);
      }),
    );
  });

  test('does not care which side is called worse', () => {
    fc.assert(fc.property(count, count, (a, b) => mcnemarP(a, b) === mcnemarP(b, a)));
  });

  test('falls as the same number of pairs falls more to one side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), fc.nat(), (n, any) => {
        const fewer = any % Math.ceil(n / 2);
        return fewer === 0 || mcnemarP(fewer - 1, n - fewer + 1) < mcnemarP(fewer, n - fewer);
      }),
    );
  });

  test('is a probability for as many pairs as a run can have', () => {
    expect(mcnemarP(24_900, 25_100)).toBeCloseTo(0.3737, 3);
    expect(mcnemarP(0, 50_000)).toBe(0);
    expect(mcnemarP(25_000, 25_000)).toBe(1);
  });
});
