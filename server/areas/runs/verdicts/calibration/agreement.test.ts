import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreementOf,
  binOf,
  bins,
  type Confusion,
  cohensKappa,
  fewestLabels,
  kappaText,
  type LabelCell,
} from './agreement.ts';

const cell = fc.record({
  judge: fc.constantFrom('PASS' as const, 'FAIL' as const, 'ERROR' as const),
  human: fc.constantFrom('PASS' as const, 'FAIL' as const),
  bin: fc.option(fc.integer({ min: 0, max: bins.length - 1 })),
  count: fc.integer({ min: 0, max: 500 }),
});
const cells = fc.array(cell, { maxLength: 30 });
const table = (a: number, b: number, c: number, d: number): Confusion => ({
  PASS: { PASS: a, FAIL: b },
  FAIL: { PASS: c, FAIL: d },
  ERROR: { PASS: 0, FAIL: 0 },
});
const counts = fc.tuple(fc.nat(200), fc.nat(200), fc.nat(200), fc.nat(200));

describe('agreement with people', () => {
  it('counts every label once, and errors apart', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const { decided, agreed, errors, interval, reliability } = agreementOf(all);
        const total = all.reduce((sum, { count }) => sum + count, 0);
        expect(decided + errors).toBe(total);
        expect(agreed).toBeLessThanOrEqual(decided);
        if (decided > 0) {
          expect(interval.low).toBeLessThanOrEqual(agreed / decided + 1e-12);
          expect(interval.high).toBeGreaterThanOrEqual(agreed / decided - 1e-12);
        }
        const known = all.filter(({ bin, judge }) => bin !== null && judge !== 'ERROR');
        expect(reliability.reduce((sum, { labels }) => sum + labels, 0)).toBe(
          known.reduce((sum, { count }) => sum + count, 0),
        );
      }),
    );
  });

  it('does not depend on how the labels are grouped', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const single: LabelCell[] = all.flatMap((one) =>
          Array.from({ length: Math.min(one.count, 5) }, () => ({ ...one, count: 1 })),
        );
        const grouped = all.map((one) => ({ ...one, count: Math.min(one.count, 5) }));
        expect(agreementOf(single)).toEqual(agreementOf(grouped.toReversed()));
      }),
    );
  });

  it('is thin below so many labels', () => {
    const some = (count: number) =>
      agreementOf([{ judge: 'PASS', human: 'PASS', bin: null, count }]).isThin;
    expect([some(fewestLabels - 1), some(fewestLabels)]).toEqual([true, false]);
    const errors = { judge: 'ERROR' as const, human: 'PASS' as const, bin: null, count: 99 };
    expect(agreementOf([errors]).isThin).toBe(true);
  });
});

describe('kappa', () => {
  it('of a table worked out by hand', () => {
    // 70 % agree, 50 % by chance: (0.7 − 0.5) / (1 − 0.5).
    expect(cohensKappa(table(20, 5, 10, 15))).toBeCloseTo(0.4, 12);
  });

  it('lies between −1 and 1, is 1 for nothing but agreement, and knows no sides', () => {
    fc.assert(
      fc.property(counts, ([a, b, c, d]) => {
        const kappa = cohensKappa(table(a, b, c, d));
        if (kappa === null) return;
        expect(kappa).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(kappa).toBeLessThanOrEqual(1 + 1e-12);
        expect(kappa > 1 - 1e-12).toBe(b + c === 0);
        // Judge and people changing places, and PASS and FAIL doing so, change nothing.
        expect(cohensKappa(table(a, c, b, d))).toBeCloseTo(kappa, 9);
        expect(cohensKappa(table(d, c, b, a))).toBeCloseTo(kappa, 9);
      }),
    );
  });

  it('is 0 for those who know nothing of each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (x, y) => {
        expect(cohensKappa(table(x * y, x * 7, 3 * y, 21))).toBeCloseTo(0, 9);
      }),
    );
  });

  it('can’t be told of nothing, nor of one answer given throughout', () => {
    expect(cohensKappa(table(0, 0, 0, 0))).toBeNull();
    expect(cohensKappa(table(40, 0, 0, 0))).toBeNull();
    expect(cohensKappa(table(0, 0, 0, 3))).toBeNull();
  });

  it.each([
    [-0.1, 'less than chance'],
    [0.2, 'slight'],
    [0.21, 'fair'],
    [0.6, 'moderate'],
    [0.8, 'substantial'],
    [1, 'almost perfect'],
  ])('of %d is %s', (kappa, words) => {
    expect(kappaText(kappa)).toBe(words);
  });
});

describe('bins of confidence', () => {
  it('hold every confidence once', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (confidence) => {
        const bin = binOf(confidence);
        expect(confidence).toBeGreaterThanOrEqual(bins[bin] ?? 2);
        const next = bins[bin + 1];
        if (next !== undefined) expect(confidence).toBeLessThan(next);
      }),
    );
    expect(binOf(1)).toBe(bins.length - 1);
  });
});
