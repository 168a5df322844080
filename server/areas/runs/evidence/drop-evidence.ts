import { setTimeout as wait } from 'node:timers/promises';
import { measureSoon } from '#server/areas/plans/index.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import { batchesOf } from './batches-of.ts';
import { deleteEvidence } from './delete-evidence.ts';
import { finishDropping } from './finish-dropping.ts';
import { markDropped } from './mark-dropped.ts';
import { readLeft } from './read-left.ts';

export type Pace = {
  /** Marked in one transaction, at most. */
  markedRuns: number;
  /** Of which the items are looked for in one transaction, and how many items these may have. */
  runs: number;
  items: number;
  /** Deleted in one transaction, with all that judges them. */
  turns: number;
};

const defaultPace: Pace = { markedRuns: 1_000, runs: 20, items: 5_000, turns: 1_000 };

/**
 * One pass over an organization: marks the runs that are due and deletes the evidence of all that are
 * marked, those included that an earlier pass did not end with. It rests as long as it works, so that
 * others get their share, and stops between two transactions when `signal` aborts. Returns how many
 * runs it marked.
 */
export async function dropEvidence(
  open: OpenUnit,
  signal: AbortSignal,
  pace: Pace = defaultPace,
): Promise<number> {
  let dropped = 0;
  let marked: number;
  do {
    marked = await open((scope) => markDropped(scope, pace.markedRuns));
    dropped += marked;
    await deleteMarked(open, signal, pace);
  } while (marked === pace.markedRuns && !signal.aborted);
  if (!signal.aborted) await open(measureSoon);
  return dropped;
}

async function deleteMarked(open: OpenUnit, signal: AbortSignal, pace: Pace): Promise<void> {
  while (!signal.aborted) {
    const { runIds, items } = await open((scope) => readLeft(scope, pace));
    if (runIds.length === 0) return;
    for (const itemIds of batchesOf(items, pace.turns)) {
      if (signal.aborted) return;
      const startedAt = performance.now();
      await open((scope) => deleteEvidence(scope, { runIds, itemIds }));
      await rest(performance.now() - startedAt, signal);
    }
    if (!signal.aborted) await open((scope) => finishDropping(scope, runIds));
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
}
