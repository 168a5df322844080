import { worstVerdict } from '#server/areas/scenarios/index.ts';
import type { Verdict } from '#server/areas/scenarios/schema.ts';
import type { RunStatus } from './schema.ts';

/** What the verdict of an ended run is made of. */
export type EndedCounts = {
  status: RunStatus;
  stoppedBy: 'FAILURES' | 'ERRORS' | 'BUDGET' | 'MONTH_BUDGET' | null;
  itemCount: number;
  passCount: number;
  failCount: number;
  errorCount: number;
  uncheckedCount: number;
};

/**
 * The worst verdict of what was played; null when nothing was. A run that was ended by a budget is an ERROR
 * whatever it came to, and so is one that counts as played to its end, though some of it never was and
 * nothing that was played failed: nobody knows what the rest would have been.
 */
export function runVerdict(run: EndedCounts): Verdict | null {
  const { passCount, failCount, errorCount, uncheckedCount } = run;
  const isUnpaid = run.stoppedBy === 'BUDGET' || run.stoppedBy === 'MONTH_BUDGET';
  const done = passCount + failCount + errorCount + uncheckedCount;
  const isPartial = run.status === 'COMPLETED' && done < run.itemCount && failCount === 0;
  if (isUnpaid || isPartial) return 'ERROR';
  if (done === 0) return null;
  return worstVerdict([
    ...(passCount > 0 ? (['PASS'] as const) : []),
    ...(failCount > 0 ? (['FAIL'] as const) : []),
    ...(errorCount > 0 ? (['ERROR'] as const) : []),
  ]);
}
