import { describe, expect, it } from 'vitest';
import { createLane, type Lane } from './lane.ts';
import { nextLane, noNews } from './lane-limit.ts';

const most = 100;
const laneOf = () => createLane('OPENAI', most, () => 0.5);

/** One call after the other that ends as said; with how many a lane lets through at once after each. */
function limitsAfter(lane: Lane, refusals: readonly boolean[]): number[] {
  return refusals.map((isRefused) => {
    if (isRefused) lane.refused(performance.now(), null);
    else lane.succeeded();
    return lane.limit();
  });
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Calls of which each is refused with a likelihood of one in `in`; the same ones for the same seed. */
function calls(count: number, { in: many, seed }: { in: number; seed: number }): boolean[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    // A linear congruential generator (Numerical Recipes, 7.1).
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 < 1 / many;
  });
}

/**
 * Rounds of calls against a provider that bears so many at once and refuses the rest; with what was let
 * through in each round.
 */
function againstLimit(lane: Lane, bears: number, rounds: number): number[] {
  return Array.from({ length: rounds }, () => {
    const sent = lane.limit();
    const startedAt = performance.now();
    for (let call = 0; call < sent; call += 1) {
      if (call < bears) lane.succeeded();
      else lane.refused(startedAt, null);
    }
    return sent;
  });
}

describe('a lane', () => {
  it('that nobody knows yet is slowed down by its first refusal', () => {
    const lane = laneOf();
    lane.refused(performance.now(), null);
    expect(lane.limit()).toBe(50);
  });

  it('goes on nearly unhindered where a call is refused now and then', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const limits = limitsAfter(laneOf(), calls(2_000, { in: 40, seed }));
      expect(mean(limits)).toBeGreaterThan(0.8 * most);
    }
  });

  it('is down to what a provider bears within some rounds, also when all went well before', () => {
    for (const bears of [5, 20, 60]) {
      const lane = laneOf();
      limitsAfter(lane, Array(1_000).fill(false));
      const sent = againstLimit(lane, bears, 60);
      expect(Math.min(...sent.slice(0, 8))).toBeLessThanOrEqual(bears);
      expect(mean(sent.slice(8))).toBeLessThan(bears * 1.35);
    }
  });

  it('does as it is told by whoever says when to come back, however rarely that is', () => {
    const lane = laneOf();
    limitsAfter(lane, Array(1_000).fill(false));
    lane.refused(performance.now(), 5_000);
    expect(lane.limit()).toBe(50);
    expect(lane.blockedMs()).toBeGreaterThan(4_000);
  });

  it('keeps what it was told meanwhile when it hears what holds for everybody', () => {
    const lane = laneOf();
    lane.takeNews();
    // While the step before is under way, which knows nothing of it yet.
    lane.refused(performance.now(), 5_000);
    lane.adopt({ limit: most, streak: 0, blockedMs: 0 });
    expect(lane.limit()).toBe(50);
    expect(lane.blockedMs()).toBeGreaterThan(4_000);
    expect(lane.takeNews()).toMatchObject({ refused: true, retryAfterMs: 5_000 });
  });

  it('that a small run shares with a large one is not cut down to the small one by a success', () => {
    const small = createLane('OPENAI', 2, () => 0.5);
    small.adopt({ limit: 50, streak: 1, blockedMs: 0 });
    small.succeeded();
    const news = small.takeNews();
    expect(news).not.toBeNull();
    const state = { limit: 50, streak: 1, blockedMs: 0 };
    const after = nextLane(state, news ?? noNews, { most: 2, random: 0.5 });
    expect(after).toMatchObject({ limit: 50, streak: 0 });
  });

  it('tells others of nothing that changes nothing', () => {
    const lane = laneOf();
    limitsAfter(lane, Array(1_000).fill(false));
    lane.refused(performance.now(), null);
    expect(lane.limit()).toBe(most);
    expect(lane.takeNews()).toBeNull();
  });
});
