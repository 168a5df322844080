import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allot, type Caps, type Demand, fairShares } from './allot.ts';

const demand = fc.record({
  runId: fc.constantFrom('a', 'b', 'c', 'd'),
  targetId: fc.constantFrom('x', 'y', 'z'),
  lane: fc.constantFrom('one', 'two'),
  wanted: fc.integer({ min: 0, max: 30 }),
  permits: fc.constant(0),
});
const concurrencies: Record<string, number> = { x: 4, y: 10, z: 1 };
const demandsOf = fc.array(demand, { minLength: 1, maxLength: 8 }).map((list) =>
  list.map(
    (one, position): Demand => ({
      ...one,
      position,
      concurrency: concurrencies[one.targetId] ?? 1,
    }),
  ),
);
const capsOf = fc.record({
  all: fc.integer({ min: 0, max: 25 }),
  lanes: fc
    .record({ one: fc.integer({ min: 1, max: 12 }) })
    .map((record) => new Map(Object.entries(record))),
});

const sumOf = (demands: readonly Demand[], shares: readonly number[], key: keyof Demand) => {
  const sums = new Map<unknown, number>();
  for (const [index, one] of demands.entries()) {
    sums.set(one[key], (sums.get(one[key]) ?? 0) + (shares[index] ?? 0));
  }
  return sums;
};

function expectWithin(demands: readonly Demand[], shares: readonly number[], caps: Caps): void {
  expect(shares.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(caps.all);
  for (const [lane, sum] of sumOf(demands, shares, 'lane')) {
    expect(sum).toBeLessThanOrEqual(caps.lanes.get(String(lane)) ?? Number.POSITIVE_INFINITY);
  }
  for (const [target, sum] of sumOf(demands, shares, 'targetId')) {
    expect(sum).toBeLessThanOrEqual(concurrencies[String(target)] ?? 0);
  }
}

describe('fairShares', () => {
  it('keep to every cap and to what is wanted', () => {
    fc.assert(
      fc.property(demandsOf, capsOf, fc.nat(9), (demands, caps, turn) => {
        const shares = fairShares(demands, caps, turn);
        expectWithin(demands, shares, caps);
        for (const [index, share] of shares.entries()) {
          expect(share).toBeLessThanOrEqual(demands[index]?.wanted ?? 0);
        }
      }),
    );
  });

  it('leave no place free that somebody wants', () => {
    fc.assert(
      fc.property(demandsOf, capsOf, (demands, caps) => {
        const shares = fairShares(demands, caps);
        for (const [index, one] of demands.entries()) {
          if ((shares[index] ?? 0) >= one.wanted) continue;
          const more = shares.map((share, at) => (at === index ? share + 1 : share));
          expect(() => expectWithin(demands, more, caps)).toThrow();
        }
      }),
    );
  });

  it('give runs that want the same of one target the same, but for one place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 }), (runs, most) => {
        const demands = Array.from({ length: runs }, (_, index) => ({
          runId: `run ${index}`,
          position: 0,
          targetId: 'x',
          lane: 'one',
          wanted: 50,
          permits: 0,
          concurrency: most,
        }));
        const shares = fairShares(demands, { all: 1_000, lanes: new Map() });
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
        expect(shares.reduce((sum, one) => sum + one, 0)).toBe(most);
      }),
    );
  });

  it('let each run have its turn where there is one place', () => {
    const demands = ['a', 'b', 'c'].map((runId) => ({
      runId,
      position: 0,
      targetId: 'x',
      lane: 'one',
      wanted: 5,
      permits: 0,
      concurrency: 1,
    }));
    const turns = [0, 1, 2].map((turn) =>
      fairShares(demands, { all: 9, lanes: new Map() }, turn).indexOf(1),
    );
    expect(turns.toSorted()).toEqual([0, 1, 2]);
  });
});

describe('allot', () => {
  it('never lets more be played than the caps allow, whoever divides when', () => {
    const steps = fc.array(fc.record({ who: fc.nat(), turn: fc.nat(5), uses: fc.nat() }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(demandsOf, capsOf, steps, (demands, caps, order) => {
        const now = demands.map((one) => ({ ...one }));
        for (const { who, turn, uses } of order) {
          const runId = now[who % now.length]?.runId ?? '';
          const own = now.filter((one) => one.runId === runId);
          // What is being played can't be given back at once.
          for (const one of own) one.permits = Math.min(one.permits, uses % 31);
          const mine = allot(now, { runId, caps, turn });
          for (const one of own) {
            one.permits = Math.max(one.permits, mine.get(one.position) ?? 0);
          }
          expectWithin(
            now,
            now.map(({ permits }) => permits),
            caps,
          );
        }
      }),
    );
  });
});
