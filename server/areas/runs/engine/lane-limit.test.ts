import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LaneNews, type LaneState, nextLane, noNews } from './lane-limit.ts';

const fresh: LaneState = { limit: 16, streak: 0, blockedMs: 0 };
const around = { most: 16, random: 0.5 };
const refusal = (retryAfterMs: number | null = null): LaneNews => ({
  successes: 0,
  refused: true,
  retryAfterMs,
});

describe('nextLane', () => {
  it('halves with each refusal, down to one call, and grows back with successes', () => {
    let state = fresh;
    for (const expected of [8, 4, 2, 1, 1]) {
      state = nextLane(state, refusal(), around);
      expect(state.limit).toBe(expected);
    }
    state = nextLane(state, { ...noNews, successes: 10 }, around);
    expect(state).toMatchObject({ limit: 6, streak: 0 });
    expect(nextLane(state, { ...noNews, successes: 500 }, around).limit).toBe(16);
  });

  it('leaves a lane alone as long as it asks', () => {
    expect(nextLane(fresh, refusal(8_000), around).blockedMs).toBe(8_000);
    const later = { ...fresh, blockedMs: 5_000 };
    expect(nextLane(later, refusal(1_000), around).blockedMs).toBe(5_000);
  });

  it('asks one that refuses again and again less and less often', () => {
    let state = fresh;
    const pauses: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      state = nextLane({ ...state, blockedMs: 0 }, refusal(), around);
      pauses.push(state.blockedMs);
    }
    expect(pauses).toEqual([0, 375, 750, 1_500, 3_000]);
  });

  it('stays within its bounds whatever happens', () => {
    const news = fc.record({
      successes: fc.nat(1_000),
      refused: fc.boolean(),
      retryAfterMs: fc.option(fc.integer({ min: 0, max: 86_400_000 }), { nil: null }),
    });
    const random = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(fc.array(news, { maxLength: 40 }), random, (story, drawn) => {
        let state = fresh;
        for (const one of story) {
          const next = nextLane(state, one, { most: 16, random: drawn });
          expect(next.limit).toBeGreaterThanOrEqual(1);
          expect(next.limit).toBeLessThanOrEqual(16);
          expect(next.blockedMs).toBeLessThanOrEqual(600_000);
          if (!one.refused) expect(next.limit).toBeGreaterThanOrEqual(state.limit);
          state = next;
        }
      }),
    );
  });
});
