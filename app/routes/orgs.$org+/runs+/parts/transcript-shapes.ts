import type { PromptContent } from '#server/areas/prompts/schema.ts';
import type { ItemStatus, RunStatus } from '#server/areas/runs/schema.ts';
import type { ScenarioContent, Verdict } from '#server/areas/scenarios/schema.ts';
import type { Overruled } from './expectation-shapes.ts';
import type { JudgedExpectation } from './expectation-view.ts';
import type { Dropped } from './run-shapes.ts';

/** A turn that was played: what the user said, what came back, and how it was judged. */
export interface TranscriptTurn {
  /** Its place in `content.turns`. */
  position: number;
  /** 1 is the first thing the user says. */
  number: number;
  userText: string;
  replyText: string | null;
  verdict: Verdict;
  errorReason: string | null;
  errorMessage: string | null;
  latencyMs: number | null;
  firstTokenMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  costMicroUsd: number | null;
  expectations: readonly (JudgedExpectation & Overruled & { position: number })[];
  /** What failed before the last try; null when the first one was it. */
  attempts: readonly FailedTry[] | null;
  /** When the reply was given, if it came from the cache: its figures are those of then. */
  cachedAt: Date | null;
}

/** A call that failed and was made again. */
export interface FailedTry {
  reason: string;
  message: string;
  /** How long it took to fail, and how long it was left before the next one. */
  afterMs: number;
  pauseMs: number;
}

/** What a conversation came to before it was played again. */
export interface EarlierResult {
  /** From 1, the oldest first. */
  round: number;
  verdict: Verdict;
  score: number | null;
  summary: string | null;
  errorReason: string | null;
  errorMessage: string | null;
  latencyMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  costMicroUsd: number | null;
  finishedAt: Date | null;
  /** Empty when the evidence was dropped. */
  turns: readonly TranscriptTurn[];
}

/** One conversation of a run with everything that explains it. */
export interface Transcript {
  id: string;
  runId: string;
  row: number;
  targetPosition: number;
  repeat: number;
  /** How often it was played again in the same run. */
  replays: number;
  status: ItemStatus;
  verdict: Verdict | null;
  /** The share of the weight of all expectations that passed, 0 to 1; null where there are none. */
  score: number | null;
  summary: string | null;
  errorReason: string | null;
  errorMessage: string | null;
  latencyMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  costMicroUsd: number | null;
  finishedAt: Date | null;
  scenarioId: string;
  scenarioName: string;
  /** The row of its table that was played; null where it has none. */
  dataRow: string | null;
  scenarioVersion: number;
  run: {
    id: string;
    number: number;
    suiteId: string | null;
    suiteName: string;
    status: RunStatus;
    repeats: number;
    /** Its replies are those of another run. */
    isRescored: boolean;
    environment: string | null;
    /** Values by key, as they were when the run started. */
    variables: Readonly<Record<string, string>>;
  };
  target: {
    targetId: string;
    name: string;
    kind: 'MODEL' | 'HTTP' | 'DEMO';
    promptName: string | null;
    promptVersion: number | null;
    promptContent: PromptContent | null;
  };
  /** Null when the evidence was dropped. */
  content: ScenarioContent | null;
  dropped: Dropped | null;
  turns: readonly TranscriptTurn[];
  /** What it came to before it was played again, the newest first. */
  earlier: readonly EarlierResult[];
  /** Those before and after it in the matrix. */
  previousId: string | null;
  nextId: string | null;
  previousFailingId: string | null;
  nextFailingId: string | null;
}

/** A conversation whose evidence is there. */
export type KeptTranscript = Transcript & { content: ScenarioContent };
