import type { Evidence, ExpectationSpec, Verdict } from '#server/areas/scenarios/schema.ts';

/** What one expectation came to; `position` counts the expectations that judge the same reply. */
export type PlayedExpectation = {
  position: number;
  spec: ExpectationSpec;
  verdict: 'PASS' | 'FAIL' | 'ERROR';
  evidence: Evidence;
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
