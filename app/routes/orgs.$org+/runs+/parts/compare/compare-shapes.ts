import type { CellClass } from '#server/areas/runs/schema.ts';
import type { Verdict } from '#server/areas/scenarios/schema.ts';
import type { RunItem, RunSummary } from '../run-shapes.ts';

export type ComparedItem = Pick<
  RunItem,
  'id' | 'repeat' | 'status' | 'verdict' | 'summary' | 'latencyMs'
>;

/** How a cell came out in one run: it is as good as its worst repeat. */
export interface ComparedSide {
  passed: number;
  failed: number;
  errored: number;
  unchecked: number;
  unplayed: number;
  /** Null when nothing of it was played. */
  verdict: Verdict | null;
  items: readonly ComparedItem[];
}

/** One scenario, with the row of its table, against one target, in both runs. */
export interface ComparedCell {
  class: CellClass;
  scenarioId: string;
  name: string;
  dataRow: string | null;
  /** Columns; null where that run has none. */
  target: { base: number | null; run: number | null };
  base: ComparedSide | null;
  run: ComparedSide | null;
}

export interface ComparedRate {
  passed: number;
  checked: number;
  rate: number;
  low: number;
  high: number;
}

/** What came of comparing two runs; one page of its cells. */
export interface Comparison {
  base: RunSummary;
  run: RunSummary;
  /** Columns that were compared with each other. */
  targets: readonly { base: number | null; run: number | null }[];
  /** The run is made of the baseline: only what it has is compared. */
  isPart: boolean;
  counts: Record<CellClass, number>;
  errored: Record<CellClass, number>;
  /** Cells with a result on both sides. */
  compared: number;
  rates: { base: ComparedRate | null; run: ComparedRate | null };
  conversations: { base: { errored: number }; run: { errored: number } };
  test: { pairs: number; worse: number; better: number; p: number; text: string };
  gate: { passed: boolean | null; reasons: string[] };
  cells: readonly ComparedCell[];
  nextCursor: string | null;
}
