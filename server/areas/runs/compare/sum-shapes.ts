import { type CellClass, classify } from './classify.ts';
import { type CellCounts, outcomeOf } from './outcome.ts';
import type { ItemCounts } from './rate.ts';

type Counted = { base: CellCounts | null; run: CellCounts | null; cells: number };

export type ComparedSums = {
  counts: Record<CellClass, number>;
  /** Cells that have a result on both sides. */
  compared: number;
  /**
   * Cells that were checked on both sides, which are the pairs of the McNemar test, and those of them that
   * passed on one side alone.
   */
  test: { pairs: number; worse: number; better: number };
  /** Cells of each class that ended in an error in the run. */
  errored: Record<CellClass, number>;
  /** Conversations of either side. */
  base: ItemCounts;
  run: ItemCounts;
};

/** What a comparison comes to, from its cells counted by shape. */
export function sumShapes(shapes: readonly Counted[]): ComparedSums {
  const sums: ComparedSums = {
    counts: eachClass(),
    compared: 0,
    test: { pairs: 0, worse: 0, better: 0 },
    errored: eachClass(),
    base: nothing(),
    run: nothing(),
  };
  for (const { base, run, cells } of shapes) {
    const name = classify(base, run);
    const [before, after] = [outcomeOf(base), outcomeOf(run)];
    sums.counts[name] += cells;
    if (after === 'ERROR') sums.errored[name] += cells;
    if (before !== null && after !== null) sums.compared += cells;
    if (isChecked(before) && isChecked(after)) {
      sums.test.pairs += cells;
      if (name === 'regressed') sums.test.worse += cells;
      if (name === 'fixed') sums.test.better += cells;
    }
    add(sums.base, base, cells);
    add(sums.run, run, cells);
  }
  return sums;
}

function isChecked(outcome: ReturnType<typeof outcomeOf>): boolean {
  return outcome !== null && outcome !== 'UNCHECKED';
}

function eachClass(): Record<CellClass, number> {
  return { regressed: 0, stillFailing: 0, fixed: 0, new: 0, removed: 0, unchanged: 0 };
}

function nothing(): ItemCounts {
  return { passed: 0, failed: 0, errored: 0, unchecked: 0, unplayed: 0 };
}

function add(sum: ItemCounts, counts: CellCounts | null, cells: number): void {
  if (counts === null) return;
  sum.passed += counts.passed * cells;
  sum.failed += counts.failed * cells;
  sum.errored += counts.errored * cells;
  sum.unchecked += counts.unchecked * cells;
  sum.unplayed += counts.unplayed * cells;
}
