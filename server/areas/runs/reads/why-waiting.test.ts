import { describe, expect, it } from 'vitest';
import { type WaitingFacts, type WaitingSeat, whyWaiting } from './why-waiting.ts';

const seat: WaitingSeat = {
  name: 'Shop',
  who: 'OpenAI',
  wanted: 8,
  permits: 8,
  concurrency: 8,
  limitNow: null,
  blockedUntil: null,
};
const facts: WaitingFacts = {
  isQueued: false,
  isHeld: true,
  workers: 1,
  otherRuns: 0,
  wantedMicroUsd: 0,
  mostAtOnce: 20,
  seats: [seat],
};
const why = (changes: Partial<WaitingSeat>, more: Partial<WaitingFacts> = {}) =>
  whyWaiting({ ...facts, seats: [{ ...seat, ...changes }], ...more });

describe('why a run waits', () => {
  it('is nothing while it has all it wants', () => {
    expect(whyWaiting(facts)).toEqual([]);
    expect(why({ wanted: 0, blockedUntil: new Date() })).toEqual([]);
  });

  it('is that there is no worker, whatever else there is', () => {
    expect(why({ blockedUntil: new Date() }, { workers: 0 })).toMatchObject([
      { target: null, reason: 'noWorker' },
    ]);
  });

  it('is that no worker has it yet, or any more', () => {
    expect(why({}, { isQueued: true, isHeld: false })).toMatchObject([{ reason: 'queued' }]);
    expect(why({}, { isHeld: false })).toMatchObject([
      { text: 'Its worker is gone; another one takes over within seconds.' },
    ]);
  });

  it('is the other side, and until when', () => {
    const nextTryAt = new Date();
    expect(why({ blockedUntil: nextTryAt, limitNow: 4 })).toEqual([
      { target: 'Shop', reason: 'limited', text: 'OpenAI limits the rate of calls', nextTryAt },
    ]);
    expect(why({ limitNow: 4.5, permits: 4 })).toMatchObject([
      {
        reason: 'slowed',
        text: 'OpenAI limited the rate of calls: 4 at once for now, instead of 8.',
      },
    ]);
  });

  it('is what others play, or the plan', () => {
    expect(why({ permits: 4 }, { otherRuns: 1 })).toMatchObject([
      { reason: 'shared', text: 'Another run of this organization is being played, too.' },
    ]);
    expect(why({ wanted: 30, concurrency: 30, permits: 20 })).toMatchObject([
      { reason: 'plan', text: 'The plan plays 20 conversations at once.' },
    ]);
  });
});
