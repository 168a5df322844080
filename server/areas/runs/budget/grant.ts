/** Amounts of money are whole millionths of a US dollar (micro-USD). */

/** What of a budget is gone, and what may come back. */
export type Limit = {
  rule: 'BUDGET' | 'MONTH_BUDGET';
  budget: number;
  /** Counts as spent, for ever. */
  spent: number;
  /** Held for calls that have not ended; what they don't cost comes back. */
  reserved: number;
};

/** What a worker would like to have beyond what it holds. */
export type Ask = {
  /** For the call that waits longest; 0 when none does. */
  first: number;
  /** For all that wait. */
  all: number;
  /** To begin calls with that don't wait yet. */
  ahead: number;
};

export type Grant = {
  granted: number;
  /** The limit under which the first call can never be paid for, whatever comes back; null for none. */
  usedUp: Limit['rule'] | null;
};

/** Of what is left after those that wait, at most this part is given for calls to come. */
const partAhead = 4;

/**
 * What a worker gets of what is left of every limit. Nothing when the call that waits longest can't be
 * paid for: either something may still come back, and it is to ask again, or nothing ever will.
 */
export function grantOf({ first, all, ahead }: Ask, limits: readonly Limit[]): Grant {
  const left = Math.max(
    0,
    Math.min(
      Number.POSITIVE_INFINITY,
      ...limits.map(({ budget, spent, reserved }) => budget - spent - reserved),
    ),
  );
  if (first > left) {
    const never = limits.find(({ budget, spent }) => budget - spent < first);
    return { granted: 0, usedUp: never?.rule ?? null };
  }
  const waiting = Math.min(all, left);
  return {
    granted: waiting + Math.min(ahead, Math.floor((left - waiting) / partAhead)),
    usedUp: null,
  };
}
