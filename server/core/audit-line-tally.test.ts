import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTally } from './audit-line-tally.ts';

const windowMs = 1_000;
const total = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count);

describe('a tally', () => {
  it('tells the first at once, the rest with the end of the window, then forgets', () => {
    const tally = createTally<string>({ windowMs, maxKeys: 10 });
    tally.add('a', 'token', 'first');
    expect(tally.due(0)).toEqual([{ key: 'a', counts: { token: 1 }, sample: 'first' }]);
    tally.add('a', 'token', 'second');
    tally.add('a', 'limit', 'third');
    expect(tally.due(999)).toEqual([]);
    expect(tally.due(1_000)).toEqual([
      { key: 'a', counts: { token: 1, limit: 1 }, sample: 'second' },
    ]);
    expect(tally.due(2_000)).toEqual([]);
    expect(tally.isIdle).toBe(true);
  });

  it('tells everything when it is asked for all', () => {
    const tally = createTally<string>({ windowMs, maxKeys: 10 });
    tally.add('a', 'x', 'first');
    tally.due(0);
    tally.add('a', 'x', 'next');
    expect(tally.due(2, true)).toMatchObject([{ key: 'a', counts: { x: 1 } }]);
  });

  it('loses none, tells a key once a window, and holds so many keys at most', () => {
    const step = fc.record({
      key: fc.integer({ min: 0, max: 30 }).map((n) => `key ${n}`),
      label: fc.integer({ min: 0, max: 20 }).map((n) => `label ${n}`),
      waitMs: fc.nat({ max: 700 }),
      isAsked: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const tally = createTally<string>({ windowMs, maxKeys: 8 });
        const toldAt = new Map<string, number>();
        let now = 0;
        let count = 0;
        const take = (all: boolean) => {
          const told = tally.due(now, all);
          expect(told.length).toBeLessThanOrEqual(9);
          for (const { key, counts } of told) {
            expect(Object.keys(counts).length).toBeLessThanOrEqual(13);
            if (!all) expect(now - (toldAt.get(key) ?? -windowMs)).toBeGreaterThanOrEqual(windowMs);
            toldAt.set(key, now);
            count += total(counts);
          }
        };
        for (const { key, label, waitMs, isAsked } of steps) {
          now += waitMs;
          tally.add(key, label, key);
          if (isAsked) take(false);
        }
        take(true);
        expect(count).toBe(steps.length);
      }),
    );
  });
});
