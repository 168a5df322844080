import { type Interval, wilsonInterval } from '../wilson-interval.ts';

/** Conversations by how they came out. */
export type ItemCounts = {
  passed: number;
  failed: number;
  errored: number;
  unchecked: number;
  unplayed: number;
};

export type ComparedRate = Interval & {
  passed: number;
  /** Passed, failed and ended in an error; what was not checked says nothing. */
  checked: number;
  /** From 0 to 1. */
  rate: number;
};

/**
 * How many of the checked conversations passed, with the 95 % interval; null when none was checked.
 * Errors are checked and not passed, as they are to a gate.
 */
export function rateOf({ passed, failed, errored }: ItemCounts): ComparedRate | null {
  const checked = passed + failed + errored;
  if (checked === 0) return null;
  return { passed, checked, rate: passed / checked, ...wilsonInterval(passed, checked) };
}
