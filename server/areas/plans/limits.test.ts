import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planNames } from '#server/core/retention.ts';
import { limitsOf, standing } from './limits.ts';

describe('limitsOf', () => {
  it('gives more of everything with every larger plan', () => {
    const [trial, pro, enterprise] = planNames.map(limitsOf);
    if (!trial || !pro || !enterprise) throw new Error('a plan is missing');
    for (const key of Object.keys(trial) as (keyof typeof trial)[]) {
      expect(trial[key], key).toBeGreaterThan(0);
      expect(pro[key], key).toBeGreaterThan(trial[key]);
      expect(enterprise[key], key).toBeGreaterThan(pro[key]);
    }
  });
});

describe('standing', () => {
  it.each([
    [0, 10, 'ok'],
    [7, 10, 'ok'],
    [8, 10, 'near'],
    [9, 10, 'near'],
    [10, 10, 'reached'],
    [11, 10, 'reached'],
    [4, 5, 'near'],
    [0, 1, 'ok'],
    [1, 1, 'reached'],
  ])('of %i of %i is %s', (used, limit, expected) => {
    expect(standing(used, limit)).toBe(expected);
  });

  it('never gets better by using more', () => {
    const order = ['ok', 'near', 'reached'];
    const count = fc.nat(1_000_000);
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 1_000_000 }), (a, b, limit) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(order.indexOf(standing(less, limit))).toBeLessThanOrEqual(
          order.indexOf(standing(more, limit)),
        );
      }),
    );
  });
});
