import type { Transcript } from './transcript-shapes.ts';

/**
 * Why the turns after `last` were not played, or that they will be.
 * @param last number of the last turn that was played, 0 when none was
 */
export function whyNotReached(
  item: Pick<Transcript, 'status' | 'verdict' | 'errorMessage'>,
  last: number,
): string {
  if (item.status === 'PENDING') return 'Not played yet: this conversation waits for its turn';
  if (item.status === 'RUNNING') return 'Being played now';
  if (item.status === 'CANCELLED') return 'Not played: the run ended before';
  if (last === 0) return item.errorMessage ?? 'Not played';
  return `Not reached: the scenario stopped at turn ${last}`;
}
