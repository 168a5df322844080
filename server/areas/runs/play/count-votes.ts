import type { Judgement } from '#server/areas/scenarios/index.ts';
import type { JudgeAnswer } from '#server/outside/judge.ts';
import { countText } from '../count-text.ts';

/** One answer of a judge, or the sentence that says why it can't be counted. */
export type Vote = JudgeAnswer | { problem: string };

/**
 * What several answers of one judge come to: the verdict most of the readable ones give. When fewer than
 * half of those asked for could be read, or as many say PASS as FAIL, there is none: that is an ERROR.
 * Its confidence is the share of the readable votes that agree with it, which says more than what a model
 * says of itself; the mean of that stands beside it.
 *
 * Majority over sampled answers: X. Wang et al., "Self-consistency improves chain of thought reasoning in
 * language models", ICLR 2023.
 */
export function countVotes(votes: readonly Vote[]): Judgement {
  const readable = votes.filter((vote) => 'verdict' in vote);
  const shown = votes.map((vote) => ({ ...vote }));
  const nothing = { matches: [], missing: [], votes: shown };
  const asked = countText(votes.length, 'vote');
  if (readable.length * 2 <= votes.length) {
    const [lost] = votes.filter((vote) => 'problem' in vote);
    const message = `Only ${readable.length} of ${asked} of the judge could be read. ${lost?.problem ?? ''}`;
    return { verdict: 'ERROR', evidence: { ...nothing, message: message.trim() } };
  }
  const passes = readable.filter(({ verdict }) => verdict === 'PASS');
  const fails = readable.filter(({ verdict }) => verdict === 'FAIL');
  if (passes.length === fails.length) {
    const message = `The votes of the judge are tied: ${passes.length} say it passes, ${fails.length} say it fails.`;
    return { verdict: 'ERROR', evidence: { ...nothing, message } };
  }
  const winners = passes.length > fails.length ? passes : fails;
  const [surest] = winners.toSorted((a, b) => b.confidence - a.confidence);
  const mean = winners.reduce((sum, { confidence }) => sum + confidence, 0) / winners.length;
  return {
    verdict: passes.length > fails.length ? 'PASS' : 'FAIL',
    evidence: {
      ...nothing,
      message: surest?.reason ?? '',
      confidence: winners.length / readable.length,
      meanConfidence: Math.min(1, mean),
    },
  };
}
