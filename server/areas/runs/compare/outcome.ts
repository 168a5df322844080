import type { Verdict } from '#server/areas/scenarios/schema.ts';

/** How the repeats of one cell came out: a scenario, with the row of its table, against one target. */
export type CellCounts = {
  passed: number;
  failed: number;
  errored: number;
  unchecked: number;
  /** Still to be played, or never played as the run ended before. */
  unplayed: number;
};

/**
 * A cell is as good as its worst repeat, as an item is as its worst turn: it passes when each repeat that
 * was played passed. Null when nothing of it was played, or it is not in the run.
 */
export function outcomeOf(counts: CellCounts | null): Verdict | null {
  if (counts === null) return null;
  if (counts.errored > 0) return 'ERROR';
  if (counts.failed > 0) return 'FAIL';
  if (counts.unchecked > 0) return 'UNCHECKED';
  return counts.passed > 0 ? 'PASS' : null;
}

/** How many of its repeats have a verdict. */
export function playedOf(counts: CellCounts): number {
  return counts.passed + counts.failed + counts.errored + counts.unchecked;
}

/** The share of the played repeats that passed; 0 when none was played. */
export function shareOf(counts: CellCounts | null): number {
  if (counts === null) return 0;
  const played = playedOf(counts);
  return played === 0 ? 0 : counts.passed / played;
}
