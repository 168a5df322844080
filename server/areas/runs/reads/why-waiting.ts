import { moneyText } from '#server/core/money.ts';

/** Why something of a run waits. `nextTryAt` is there where it is known when that ends. */
export type Waiting = {
  /** The name of the target that waits; null for all of them. */
  target: string | null;
  reason: 'noWorker' | 'queued' | 'limited' | 'slowed' | 'shared' | 'plan' | 'money';
  text: string;
  nextTryAt: Date | null;
};

export type WaitingSeat = {
  name: string;
  /** Whom its calls go to, as people call it. */
  who: string;
  wanted: number;
  permits: number;
  concurrency: number;
  /** What the provider or endpoint bears at once; null when it never said no. */
  limitNow: number | null;
  blockedUntil: Date | null;
};

export type WaitingFacts = {
  isQueued: boolean;
  /** A worker has the run. */
  isHeld: boolean;
  /** Workers that are alive. */
  workers: number;
  otherRuns: number;
  /** What the plan plays at once. */
  mostAtOnce: number;
  /** What a call may cost that waits until other calls have ended, in micro-USD; 0 when none does. */
  wantedMicroUsd: number;
  seats: readonly WaitingSeat[];
};

/** Puts into words what keeps a run from going on faster; nothing when nothing does. */
export function whyWaiting(facts: WaitingFacts): Waiting[] {
  const { isQueued, isHeld, workers } = facts;
  if (workers === 0) {
    const text = 'No worker is running. Start one, and the run goes on by itself.';
    return [{ target: null, reason: 'noWorker', text, nextTryAt: null }];
  }
  if (isQueued || !isHeld) {
    const text = isQueued
      ? 'A worker will take it as soon as one has room.'
      : 'Its worker is gone; another one takes over within seconds.';
    return [{ target: null, reason: 'queued', text, nextTryAt: null }];
  }
  return [...ofMoney(facts), ...facts.seats.flatMap((seat) => ofSeat(seat, facts))];
}

function ofMoney({ wantedMicroUsd }: WaitingFacts): Waiting[] {
  if (wantedMicroUsd === 0) return [];
  const text = `The next call may cost ${moneyText(wantedMicroUsd)}, and what is left of the budget is reserved for calls that are under way.`;
  return [{ target: null, reason: 'money', text, nextTryAt: null }];
}

function ofSeat(
  { name: target, who, wanted, permits, concurrency, limitNow, blockedUntil }: WaitingSeat,
  { otherRuns, mostAtOnce }: WaitingFacts,
): Waiting[] {
  if (wanted === 0) return [];
  if (blockedUntil !== null) {
    const text = `${who} limits the rate of calls`;
    return [{ target, reason: 'limited', text, nextTryAt: blockedUntil }];
  }
  const bears = limitNow === null ? concurrency : Math.max(1, Math.floor(limitNow));
  if (bears < Math.min(wanted, concurrency)) {
    const text = `${who} limited the rate of calls: ${bears} at once for now, instead of ${concurrency}.`;
    return [{ target, reason: 'slowed', text, nextTryAt: null }];
  }
  if (permits >= wanted) return [];
  if (mostAtOnce <= permits || otherRuns === 0) {
    const text = `The plan plays ${mostAtOnce} conversations at once.`;
    return [{ target, reason: 'plan', text, nextTryAt: null }];
  }
  const runs = otherRuns === 1 ? 'Another run' : `${otherRuns} other runs`;
  const text = `${runs} of this organization ${otherRuns === 1 ? 'is' : 'are'} being played, too.`;
  return [{ target, reason: 'shared', text, nextTryAt: null }];
}
