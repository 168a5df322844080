import type { Evidence } from './schema.ts';

/** What one expectation came to. Spans in the evidence are UTF-16 offsets of the reply as received. */
export type Judgement = { verdict: 'PASS' | 'FAIL' | 'ERROR'; evidence: Evidence };

/** Matches kept for each listed text or pattern. */
export const matchLimit = 20;

/** A judgement that could not be reached; the sentence says why. */
export function errorJudgement(message: string): Judgement {
  return { verdict: 'ERROR', evidence: { message, matches: [], missing: [] } };
}
