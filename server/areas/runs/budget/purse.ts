import { AssistantError } from '#server/outside/assistant.ts';
import type { Ask, Grant, Limit } from './grant.ts';

/** What a worker did with the money of one month since it took the run, in micro-USD. */
export type Tally = {
  /** Its first day, as the database named it: `2026-11-01`. */
  month: string;
  spent: number;
  /** Of calls whose cost nobody told: the most they can have cost. */
  estimated: number;
  /** Reserved for calls that are under way. */
  inFlight: number;
  /** Granted, and not reserved for any call yet. */
  idle: number;
};

/** Everything a worker says about the money of a run: whole amounts, so that saying it twice changes nothing. */
export type SpendingReport = {
  tallies: readonly Tally[];
  ask: Ask;
  /** Nothing that is idle is given to calls until there is an answer. */
  isFrozen: boolean;
};

export type SpendingAnswer = Grant & { month: string };

/** The money that was set aside for one call. Only the first word counts. */
export type Reservation = {
  /** The call has ended; null when nobody knows what it cost, which then counts as the most it could. */
  settle(costMicroUsd: number | null): void;
};

export type ReserveOptions = {
  signal: AbortSignal;
  /** It begins a conversation: those that have begun are paid for first. */
  isOpening?: boolean;
};

/** The money that one worker holds of one run: no call is made before it is there. */
export type Purse = {
  /** @throws {AssistantError} `assistant.overBudget`; what the signal aborts with */
  reserve(amount: number, o: ReserveOptions): Promise<Reservation>;
  /** Gives to calls nothing but what they have, until the next answer. */
  freeze(): void;
  /** What is to be told now; null when nothing has changed. Gives back what it has no use for. */
  takeReport(o?: { isLast?: boolean }): SpendingReport | null;
  apply(answer: SpendingAnswer): void;
  /** The limit that ended it; null while there may be more. */
  usedUp(): Limit['rule'] | null;
};

type Waiter = { amount: number; pass: (reservation: Reservation) => void; refuse: () => void };

/** What no call has asked for in this time is given back: other runs of the organization may need it. */
const quietMs = 2_000;

/**
 * @param o.explain what a call is told that can't be paid for any more
 * @param o.onNeed told when a call waits, or may pass after a question
 * @param o.now milliseconds of a clock that never goes back
 */
export function createPurse(o: {
  explain: (rule: Limit['rule']) => string;
  onNeed: () => void;
  now: () => number;
}): Purse {
  const tallies = new Map<string, Tally>();
  // Those that go on with a conversation before those that would begin one.
  const going: Waiter[] = [];
  const opening: Waiter[] = [];
  let current: Tally | null = null;
  let ended: Limit['rule'] | null = null;
  let isFrozen = false;
  let isChanged = false;
  let calls = 0;
  let averageAmount = 0;
  let askedAt = o.now();

  const head = () => going[0] ?? opening[0];
  const refusal = (rule: Limit['rule']) =>
    new AssistantError('assistant.overBudget', o.explain(rule), { retryable: false });

  function take(from: Tally | null, amount: number): Reservation {
    isChanged = true;
    calls += 1;
    if (from) {
      from.idle -= amount;
      from.inFlight += amount;
    }
    let isSettled = false;
    return {
      settle(costMicroUsd) {
        if (isSettled) return;
        isSettled = true;
        isChanged = true;
        calls -= 1;
        if (from) {
          from.inFlight -= amount;
          if (costMicroUsd === null) from.estimated += amount;
          else from.spent += costMicroUsd;
          // What is left over belongs to the month it was granted in.
          from.idle += Math.max(0, amount - (costMicroUsd ?? amount));
        }
        pump();
        if (head()) o.onNeed();
      },
    };
  }
  function pump(): void {
    if (isFrozen) return;
    for (let next = head(); next; next = head()) {
      if (next.amount > (current?.idle ?? 0)) return;
      (going.length > 0 ? going : opening).shift();
      next.pass(take(current, next.amount));
    }
  }
  function isAffordable(amount: number): boolean {
    return amount === 0 || (!isFrozen && !head() && amount <= (current?.idle ?? 0));
  }
  /** Keeps what the next calls are likely to need, and nothing that can't be used now. */
  function trim(isLast: boolean): number {
    const callers = calls + going.length + opening.length;
    const hasUse = !isLast && !ended && !isQuiet();
    const ahead = hasUse ? Math.ceil(averageAmount * Math.max(1, callers)) : 0;
    const keep = head() ? 0 : ahead;
    for (const tally of tallies.values()) {
      tally.idle = Math.min(tally.idle, tally === current ? keep : 0);
    }
    return Math.max(0, ahead - (current?.idle ?? 0));
  }
  const isQuiet = () => o.now() - askedAt >= quietMs;
  const isHoarding = () => isQuiet() && [...tallies.values()].some(({ idle }) => idle > 0);

  return {
    async reserve(amount, { signal, isOpening = false }) {
      signal.throwIfAborted();
      if (ended) {
        isChanged = true;
        throw refusal(ended);
      }
      askedAt = o.now();
      averageAmount = averageAmount === 0 ? amount : averageAmount * 0.8 + amount * 0.2;
      if (isAffordable(amount)) return take(amount === 0 ? null : current, amount);
      const queue = isOpening ? opening : going;
      return await new Promise<Reservation>((resolve, reject) => {
        const leave = () => {
          queue.splice(queue.indexOf(waiter), 1);
          isChanged = true;
          reject(signal.reason);
          pump();
        };
        const waiter: Waiter = {
          amount,
          pass(reservation) {
            signal.removeEventListener('abort', leave);
            resolve(reservation);
          },
          refuse() {
            signal.removeEventListener('abort', leave);
            if (ended) reject(refusal(ended));
          },
        };
        signal.addEventListener('abort', leave, { once: true });
        queue.push(waiter);
        isChanged = true;
        o.onNeed();
      });
    },
    freeze() {
      isFrozen = true;
      isChanged = true;
    },
    takeReport({ isLast = false } = {}) {
      const waiting = [...going, ...opening];
      if (!isChanged && waiting.length === 0 && !isLast && !isHoarding()) return null;
      isChanged = false;
      const ahead = trim(isLast);
      return {
        tallies: [...tallies.values()].map((tally) => ({ ...tally })),
        ask: {
          first: waiting[0]?.amount ?? 0,
          all: waiting.reduce((sum, { amount }) => sum + amount, 0),
          ahead,
        },
        isFrozen,
      };
    },
    apply({ month, granted, usedUp }) {
      isFrozen = false;
      const tally = tallies.get(month) ?? { month, spent: 0, estimated: 0, inFlight: 0, idle: 0 };
      tallies.set(month, tally);
      current = tally;
      tally.idle += granted;
      pump();
      if (usedUp === null || ended) return;
      ended = usedUp;
      // So that what is left out is told at once.
      isChanged = true;
      for (const waiter of [...going.splice(0), ...opening.splice(0)]) waiter.refuse();
    },
    usedUp: () => ended,
  };
}
