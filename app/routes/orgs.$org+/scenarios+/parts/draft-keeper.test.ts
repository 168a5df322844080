import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftKeeper, type DraftShelf, type KeepState } from './draft-keeper.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A shelf in memory that fails as often as it is told to. */
function shelfOf() {
  const saves: string[] = [];
  let content: string | null = null;
  let clock = 0;
  const told = { failure: null as 'elsewhere' | 'refused' | 'failed' | null };
  const shelf: DraftShelf = {
    save: async (next, seen) => {
      if (told.failure && seen !== undefined) throw new Error(told.failure);
      clock += 1;
      content = next;
      saves.push(next);
      return new Date(clock);
    },
    discard: async () => {
      if (told.failure) throw new Error(told.failure);
      content = null;
    },
    reasonOf: () => told.failure ?? 'failed',
  };
  return { shelf, saves, told, content: () => content };
}

function keeperOf(start: { content: string | null; seen: Date | null }) {
  const made = shelfOf();
  const states: KeepState[] = [];
  const keeper = createDraftKeeper(made.shelf, start, (state) => states.push(state));
  return { ...made, keeper, states };
}
const fresh = { content: null, seen: null };

describe('a draft keeper', () => {
  it('keeps what was typed once typing has paused', async () => {
    const { keeper, saves, states } = keeperOf(fresh);
    keeper.want('a');
    await vi.advanceTimersByTimeAsync(700);
    keeper.want('ab');
    await vi.advanceTimersByTimeAsync(799);
    expect(saves).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(saves).toEqual(['ab']);
    expect(states.at(-1)).toBe('kept');
  });

  it('keeps at once when the page is left', async () => {
    const { keeper, saves } = keeperOf(fresh);
    keeper.want('a');
    keeper.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(saves).toEqual(['a']);
  });

  it('throws the draft away as soon as nothing is unsaved', async () => {
    const { keeper, content, states } = keeperOf({ content: 'old', seen: new Date(0) });
    keeper.want(null);
    await vi.advanceTimersByTimeAsync(0);
    expect(content()).toBeNull();
    expect(states.at(-1)).toBe('none');
  });

  it('tries again until it works, less and less often', async () => {
    const { keeper, saves, told, states } = keeperOf(fresh);
    told.failure = 'failed';
    keeper.want('a');
    await vi.advanceTimersByTimeAsync(800 + 2_000 + 4_000);
    expect(states.filter((state) => state === 'failed')).toHaveLength(3);
    told.failure = null;
    await vi.advanceTimersByTimeAsync(8_000);
    expect(saves).toEqual(['a']);
    expect(states.at(-1)).toBe('kept');
  });

  it('keeps what is typed after a failure, and not what was typed before', async () => {
    const { keeper, saves, told } = keeperOf(fresh);
    told.failure = 'failed';
    keeper.want('a');
    await vi.advanceTimersByTimeAsync(800);
    told.failure = null;
    keeper.want('ab');
    await vi.advanceTimersByTimeAsync(800);
    expect(saves).toEqual(['ab']);
  });

  it('stops when another tab wrote, until somebody chooses', async () => {
    const { keeper, saves, told, states } = keeperOf(fresh);
    told.failure = 'elsewhere';
    keeper.want('mine');
    await vi.advanceTimersByTimeAsync(800);
    keeper.want('mine too');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states.at(-1)).toBe('elsewhere');
    expect(saves).toEqual([]);
    keeper.insist();
    await vi.advanceTimersByTimeAsync(0);
    expect(saves).toEqual(['mine too']);
  });

  it('goes on from what was kept elsewhere', async () => {
    const { keeper, saves, told, states } = keeperOf(fresh);
    told.failure = 'elsewhere';
    keeper.want('mine');
    await vi.advanceTimersByTimeAsync(800);
    told.failure = null;
    keeper.adopt('theirs', new Date(5));
    keeper.want('theirs');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saves).toEqual([]);
    expect(states.at(-1)).toBe('kept');
    keeper.want('theirs and more');
    await vi.advanceTimersByTimeAsync(800);
    expect(saves).toEqual(['theirs and more']);
  });

  it('does not try again what can never be kept, until it is changed', async () => {
    const { keeper, saves, told, states } = keeperOf(fresh);
    told.failure = 'refused';
    keeper.want('too large');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states.filter((state) => state === 'refused')).toHaveLength(1);
    told.failure = null;
    keeper.want('small');
    await vi.advanceTimersByTimeAsync(800);
    expect(saves).toEqual(['small']);
  });
});
