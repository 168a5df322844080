import type { RowFilter, whichItems } from '#server/areas/runs/schema.ts';
import type { RunDetail } from '../run-shapes.ts';

/** `shown` stands for what the filter of the matrix lets through. */
export type AgainChoice = (typeof whichItems)[number] | 'shown';

export interface AgainOption {
  value: AgainChoice;
  label: string;
  /** How many; null where only the server knows. */
  count: number | null;
}

/** What of an ended run one may play again, in the order it is offered in; what there is none of is left out. */
export function againOptions(run: RunDetail, filter: RowFilter | undefined): AgainOption[] {
  const { itemCount, doneCount, failCount, errorCount } = run;
  const all: AgainOption[] = [
    { value: 'errored', label: 'Those that ended in an error', count: errorCount },
    { value: 'failed', label: 'Those that failed', count: failCount },
    {
      value: 'notPassed',
      label: 'Those that failed or ended in an error',
      count: failCount > 0 && errorCount > 0 ? failCount + errorCount : 0,
    },
    { value: 'notPlayed', label: 'Those that were not played', count: itemCount - doneCount },
    { value: 'shown', label: 'Those that the filter shows', count: filter ? null : 0 },
    { value: 'all', label: 'All', count: itemCount },
  ];
  return all.filter(({ count }) => count !== 0);
}
