import type { Verdict } from '#server/areas/scenarios/schema.ts';

interface Interval {
  low: number;
  high: number;
}

export type Confusion = Record<'PASS' | 'FAIL' | 'ERROR', Record<'PASS' | 'FAIL', number>>;

export interface Reliability {
  from: number;
  to: number;
  labels: number;
  agreed: number;
  interval: Interval;
}

/** How well one judge agrees with people. */
export interface CalibratedJudge {
  targetId: string | null;
  name: string;
  model: string | null;
  isThere: boolean;
  isJudge: boolean;
  agreement: {
    confusion: Confusion;
    decided: number;
    agreed: number;
    errors: number;
    interval: Interval;
    kappa: number | null;
    isThin: boolean;
    reliability: readonly Reliability[];
  };
}

/** A verdict of a judge that a person sees differently; texts are null where they were dropped. */
export interface Disagreement {
  id: string;
  itemId: string;
  runId: string;
  run: string;
  scenario: string;
  judge: string | null;
  judgeVerdict: Verdict;
  confidence: number | null;
  verdict: 'PASS' | 'FAIL' | null;
  note: string | null;
  by: string | null;
  at: Date;
  rubric: string | null;
  reason: string | null;
}

/** A verdict of a judge that nobody has labelled, with all one needs to do it. */
export interface Unlabelled {
  itemId: string;
  turn: number;
  expectation: number;
  turnNumber: number;
  seen: number;
  replays: number;
  runId: string;
  run: string;
  scenario: string;
  target: string;
  rubric: string;
  judge: { verdict: 'PASS' | 'FAIL' | 'ERROR'; reason: string; confidence: number | null };
  said: readonly { userText: string; replyText: string | null }[];
}
