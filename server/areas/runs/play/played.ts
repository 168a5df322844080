import type { Evidence, ExpectationSpec, Verdict } from '#server/areas/scenarios/schema.ts';
import type { AssistantErrorReason } from '#server/outside/assistant.ts';

/** A call that failed and was made again. */
export type FailedAttempt = {
  reason: AssistantErrorReason;
  message: string;
  /** How long it took to fail, and how long it was left before the next one. */
  afterMs: number;
  pauseMs: number;
};

/** What one expectation came to; `position` counts the expectations that judge the same reply. */
export type PlayedExpectation = {
  position: number;
  spec: ExpectationSpec;
  verdict: 'PASS' | 'FAIL' | 'ERROR';
  evidence: Evidence;
  /** What the judge was asked before it answered; absent when it answered at once. */
  attempts?: FailedAttempt[];
  /** What asking the judge cost; null when unknown, absent when none was asked. */
  judgeCostMicroUsd?: number | null;
};

/** One user turn and the reply to it; `position` is that of the turn in the scenario, from 0. */
export type PlayedTurn = {
  position: number;
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
  expectations: PlayedExpectation[];
  /** What failed before the last try; null when the first one was it. */
  attempts: FailedAttempt[] | null;
  /** When the reply was given, if it came from the cache; its figures are those of then. */
  cachedAt?: Date | null;
};

/** A whole conversation; a sum is null when a part of it is unknown. */
export type PlayedItem = {
  verdict: Verdict;
  /** The share of the weight of all expectations that passed; null where there are none. */
  score: number | null;
  summary: string | null;
  errorReason: string | null;
  errorMessage: string | null;
  turns: PlayedTurn[];
  latencyMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  costMicroUsd: number | null;
};
