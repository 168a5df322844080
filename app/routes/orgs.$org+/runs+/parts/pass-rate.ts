import type { VerdictCounts } from '#app/ui/verdict-bar.tsx';
import { type Interval, wilsonInterval } from '#server/areas/runs/schema.ts';

export interface PassRate extends Interval {
  passed: number;
  /** Passed and failed; errors and unchecked conversations say nothing about the assistant. */
  judged: number;
  /** From 0 to 1. */
  rate: number;
}

/** How many of the judged conversations passed, with the 95 % interval; null when none was judged. */
export function passRate(counts: VerdictCounts): PassRate | null {
  const passed = counts.PASS;
  const judged = passed + counts.FAIL;
  if (judged === 0) return null;
  return { passed, judged, rate: passed / judged, ...wilsonInterval(passed, judged) };
}

/** What stands where there is no rate: why there is none. */
export function noRateText({ ERROR, UNCHECKED }: VerdictCounts, isOver: boolean): string {
  if (ERROR > 0) return ERROR === 1 ? '1 error' : `${ERROR.toLocaleString('en')} errors`;
  if (UNCHECKED > 0) return 'nothing is checked';
  return isOver ? 'not played' : 'no results yet';
}

/** "83 %". Never rounds up to 100 or down to 0, which would claim that none failed or none passed. */
export function percentText(rate: number): string {
  const percent = rate * 100;
  const rounded = Math.round(percent);
  if (rounded >= 100 && rate < 1) return '99 %';
  if (rounded <= 0 && rate > 0) return '1 %';
  return `${rounded} %`;
}

/** "67–92 %". */
export function intervalText({ low, high }: Interval): string {
  return `${Math.round(low * 100)}–${Math.round(high * 100)} %`;
}
