import type { Evidence, ExpectationSpec, Verdict } from '#server/areas/scenarios/schema.ts';
import type { Dropped } from '../reads/evidence.ts';
import type { ItemStatus, RunStatus } from '../schema.ts';

/** What files say of a run as a whole. */
export type ExportedRun = {
  id: string;
  number: number;
  suiteName: string;
  status: RunStatus;
  itemCount: number;
  passCount: number;
  failCount: number;
  errorCount: number;
  uncheckedCount: number;
  durationMs: number | null;
  startedAt: Date | null;
  dropped: Dropped | null;
  targets: readonly ExportedTarget[];
};

export type ExportedTarget = {
  position: number;
  name: string;
  promptName: string | null;
  promptVersion: number | null;
};

/** One turn as it was played. */
export type ExportedTurn = {
  userText: string;
  replyText: string | null;
  verdict: Verdict;
  errorMessage: string | null;
  expectations: readonly {
    spec: ExpectationSpec;
    verdict: Verdict;
    evidence: Pick<Evidence, 'message'>;
    /** As it was judged without people, where a person said something: `verdict` is what holds. */
    machineVerdict?: Verdict;
    human?: { verdict: 'PASS' | 'FAIL'; note: string; by: string | null } | null;
  }[];
};

/** One conversation of a run with what it was played with. */
export type ExportedItem = {
  id: string;
  targetPosition: number;
  repeat: number;
  status: ItemStatus;
  verdict: Verdict | null;
  score: number | null;
  summary: string | null;
  errorReason: string | null;
  latencyMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  costMicroUsd: number | null;
  /** The row of its scenario's table; null where that has none. */
  dataRow: string | null;
  scenario: { id: string; name: string; version: number };
  turns: readonly ExportedTurn[];
};
