import type { VerdictCounts } from '#app/ui/verdict-bar.tsx';
import type { ItemStatus, RunStatus } from '#server/areas/runs/schema.ts';
import type { Verdict } from '#server/areas/scenarios/schema.ts';

/** A target as it was when the run started; `position` is its column. */
export interface RunTarget {
  position: number;
  targetId: string;
  name: string;
  kind: 'MODEL' | 'HTTP' | 'DEMO';
  promptName: string | null;
  promptVersion: number | null;
}

/** One conversation of a run: a scenario (`row`) against a target, for the nth time. */
export interface RunItem {
  id: string;
  row: number;
  targetPosition: number;
  /** From 1. */
  repeat: number;
  status: ItemStatus;
  verdict: Verdict | null;
  /** Why it is not a pass, in one sentence. */
  summary: string | null;
  latencyMs: number | null;
}

/** Since when there is no evidence any more, and for how long it was kept. */
export interface Dropped {
  at: Date;
  keptDays: number;
}

/** A run as lists and the head of its page show it. */
export interface RunSummary {
  id: string;
  number: number;
  suiteId: string | null;
  suiteName: string;
  status: RunStatus;
  verdict: Verdict | null;
  /** Why it could not go on. */
  error: string | null;
  repeats: number;
  /** The name of the environment whose values it started with. */
  environment: string | null;
  stopAfterFailures: number | null;
  stopAfterErrors: number | null;
  /** The rule that ended it before everything was played; null when none did. */
  stoppedBy: 'FAILURES' | 'ERRORS' | 'BUDGET' | 'MONTH_BUDGET' | null;
  /** What its calls may cost, in micro-USD; null for no limit of its own. */
  budgetMicroUsd: number | null;
  itemCount: number;
  passCount: number;
  failCount: number;
  errorCount: number;
  uncheckedCount: number;
  doneCount: number;
  /** Grows with every change; the live stream goes on from it. */
  seq: number;
  startedBy: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** Null until it has ended. */
  durationMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  costMicroUsd: number | null;
  /** Null as long as the evidence is there. */
  dropped: Dropped | null;
  targets: readonly RunTarget[];
}

export interface RunDetail extends RunSummary {
  judgeName: string | null;
  /** Rows of its matrix. */
  rowCount: number;
  /** What its scenarios can be filtered by. */
  scenarioTags: readonly string[];
  scenarioLocales: readonly string[];
  /** Replies that came from the cache. */
  cachedCount: number;
  /** Conversations that were begun again after the worker that played them was lost. */
  begunAgainCount: number;
  /** The run that its conversations come from; null where it was started from its suite. */
  source: { id: string; number: number } | null;
  /** It has the replies of that run, judged anew. */
  isRescored: boolean;
  /** How often conversations of it were played again in it. */
  playedAgainCount: number;
  /** Why it does not go on faster; absent where that is not known. */
  waiting?: readonly Waiting[];
  /** What became of its money, in micro-USD; null for a run without any budget. */
  spending?: RunSpending | null;
}

export interface RunSpending {
  spent: number;
  /** The most that calls without a known cost can have cost. */
  estimated: number;
  /** Held by a worker that was lost, and counted as spent. */
  lost: number;
  /** Held for calls that have not ended. */
  reserved: number;
}

/** What a target, or the whole run, waits for. */
export interface Waiting {
  /** The name of the target; null for the run. */
  target: string | null;
  reason: string;
  text: string;
  nextTryAt: Date | null;
}

/** A row of the matrix as the server gives it: a scenario, or one row of its table. */
export interface RunRow {
  row: number;
  scenarioId: string;
  name: string;
  /** The row of its table that was played; null where it has none. */
  dataRow: string | null;
  version: number;
  items: readonly RunItem[];
}

/** A page of rows; `next` is the row where the next one begins. */
export interface RowPage {
  rows: readonly RunRow[];
  next: number | null;
}

/** What one target came to so far. */
export interface TargetFigures {
  position: number;
  passCount: number;
  failCount: number;
  errorCount: number;
  uncheckedCount: number;
  /** Scenarios whose repeats came out differently. */
  flakyCount: number;
  /** Of whole conversations, in milliseconds. */
  latencyMs: { p50: number; p90: number; p99: number } | null;
  inputTokens: number | null;
  outputTokens: number | null;
  costMicroUsd: number | null;
}

/** Null while a run of many conversations is played. */
export type RunFigures = { targets: readonly TargetFigures[] } | null;

export function countsOf(
  run: Pick<RunSummary, 'passCount' | 'failCount' | 'errorCount' | 'uncheckedCount'>,
): VerdictCounts {
  return {
    PASS: run.passCount,
    FAIL: run.failCount,
    ERROR: run.errorCount,
    UNCHECKED: run.uncheckedCount,
  };
}

const over: readonly RunStatus[] = ['COMPLETED', 'CANCELLED', 'FAILED'];

/** True when nothing about the run will change any more. */
export function isOver(status: RunStatus): boolean {
  return over.includes(status);
}
