import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { demoSeat } from '#server/testing/runs/demo-seat.ts';
import { type Seat, wantedClaims } from './seat.ts';

const now = 1_000;

function seatWith(changes: Partial<Seat> & { waiting?: number }): Seat {
  const { waiting = 0, carefulUntil = 0, ...rest } = changes;
  const seat = demoSeat({ carefulUntil });
  const item = (row: number) => ({ id: newId(), row, targetPosition: 0, repeat: 1, replays: 0 });
  seat.ready.push(...Array.from({ length: waiting }, (_, row) => item(row)));
  return Object.assign(seat, rest);
}

describe('what a seat takes up', () => {
  it('is as much as ends while the database is asked, where the model is fast', () => {
    const fast = { permits: 4, averageMs: 20 };
    expect(wantedClaims(seatWith({ ...fast, playing: 4, waiting: 60 }), now)).toBe(20);
    expect(wantedClaims(seatWith({ ...fast, playing: 4, waiting: 70 }), now)).toBe(0);
    expect(wantedClaims(seatWith({ permits: 4, playing: 4, averageMs: 5_000 }), now)).toBe(0);
    expect(wantedClaims(seatWith({ permits: 4, playing: 3, averageMs: 5_000 }), now)).toBe(1);
  });

  it('is first what begins at once, then more each time, so that little waits for a big step', () => {
    const fast = { permits: 4, averageMs: 20 };
    expect(wantedClaims(seatWith(fast), now)).toBe(4);
    expect(wantedClaims(seatWith({ ...fast, playing: 4 }), now)).toBe(16);
    expect(wantedClaims(seatWith({ ...fast, playing: 4, waiting: 4 }), now)).toBe(32);
    expect(wantedClaims(seatWith({ ...fast, playing: 4, waiting: 20 }), now)).toBe(60);
  });

  it('is what begins at once for a while, where another worker was lost', () => {
    const careful = { permits: 4, averageMs: 20, carefulUntil: now + 1 };
    expect(wantedClaims(seatWith(careful), now)).toBe(4);
    expect(wantedClaims(seatWith({ ...careful, playing: 4 }), now)).toBe(0);
    expect(wantedClaims(seatWith({ ...careful, playing: 4 }), now + 1)).toBe(16);
  });

  it('is nothing without leave, or when nothing is left', () => {
    expect(wantedClaims(seatWith({ permits: 0 }), now)).toBe(0);
    expect(wantedClaims(seatWith({ permits: 4, isDrained: true }), now)).toBe(0);
  });

  it('is never more than can begin at once while it is careful', () => {
    const numbers = fc.record({
      permits: fc.nat(100),
      playing: fc.nat(100),
      averageMs: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: null }),
    });
    fc.assert(
      fc.property(numbers, (changes) => {
        const wanted = wantedClaims(seatWith({ ...changes, carefulUntil: now + 1 }), now);
        expect(wanted).toBeLessThanOrEqual(Math.max(0, changes.permits - changes.playing));
      }),
    );
  });
});
