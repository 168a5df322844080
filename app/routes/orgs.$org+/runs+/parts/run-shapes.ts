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

/** A scenario as it was when the run started; `row` is its place in the matrix. */
export interface RunScenario {
  row: number;
  scenarioId: string;
  name: string;
  /** The row of its table that was played; null where it has none. */
  dataRow: string | null;
  version: number;
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
  stoppedBy: 'FAILURES' | 'ERRORS' | null;
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
  scenarios: readonly RunScenario[];
}

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
