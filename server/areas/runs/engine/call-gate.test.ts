import { describe, expect, it, vi } from 'vitest';
import { AssistantError } from '#server/outside/assistant.ts';
import { createCallGate } from './call-gate.ts';
import { createLane } from './lane.ts';

const never = new AbortController().signal;
const busy = (retryAfterMs?: number) =>
  new AssistantError('assistant.rateLimited', 'Too busy.', {
    retryable: true,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });

function gateOf(most: number) {
  const lane = createLane('OPENAI', most, () => 0.5);
  return { lane, gate: createCallGate(lane, () => most) };
}

/** Lets everything that is ready to happen happen. */
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

describe('a call gate', () => {
  it('lets as many through at once as it may, in the order they came', async () => {
    const { gate } = gateOf(2);
    const passed: number[] = [];
    const passes = [0, 1, 2, 3].map(async (index) => {
      const pass = await gate.enter(never);
      passed.push(index);
      return pass;
    });
    await settled();
    expect(passed).toEqual([0, 1]);
    (await passes[1])?.leave(null);
    await settled();
    expect(passed).toEqual([0, 1, 2]);
  });

  it('halves after a refusal, once for calls that were made together', async () => {
    const { lane, gate } = gateOf(8);
    const passes = await Promise.all(Array.from({ length: 8 }, () => gate.enter(never)));
    for (const pass of passes) pass.leave(busy());
    expect(lane.limit()).toBe(4);
    expect(lane.takeNews()).toEqual({ successes: 0, refused: true, retryAfterMs: null });
    expect(lane.takeNews()).toBeNull();
  });

  it('waits as long as it is asked to, then goes on by itself', async () => {
    vi.useFakeTimers();
    try {
      const { lane, gate } = gateOf(4);
      (await gate.enter(never)).leave(busy(5_000));
      let hasPassed = false;
      const next = gate.enter(never).then(() => {
        hasPassed = true;
      });
      await vi.advanceTimersByTimeAsync(4_900);
      expect(hasPassed).toBe(false);
      expect(lane.blockedMs()).toBeGreaterThan(0);
      await vi.advanceTimersByTimeAsync(200);
      await next;
      expect(hasPassed).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('lets go whoever is called off while waiting, and takes no place for them', async () => {
    const { gate } = gateOf(1);
    const first = await gate.enter(never);
    const called = new AbortController();
    const waiting = gate.enter(called.signal);
    const after = gate.enter(never);
    called.abort(new Error('Cancelled.'));
    await expect(waiting).rejects.toThrow('Cancelled.');
    first.leave(null);
    (await after).leave(null);
  });
});
