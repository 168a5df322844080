import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Evidence } from '#server/areas/scenarios/schema.ts';
import { countVotes, type Vote } from './count-votes.ts';

const answer = (verdict: 'PASS' | 'FAIL', confidence = 0.5): Vote => ({
  verdict,
  confidence,
  reason: `${verdict} at ${confidence}.`,
});
const lost: Vote = { problem: 'It hung up.' };
const vote = fc.oneof(
  fc.record({
    verdict: fc.constantFrom('PASS' as const, 'FAIL' as const),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    reason: fc.string({ minLength: 1 }),
  }),
  fc.constant(lost),
);
const votes = fc
  .constantFrom(3, 5)
  .chain((length) => fc.array(vote, { minLength: length, maxLength: length }));

describe('votes', () => {
  it('give a verdict only when enough were read and one side has more', () => {
    fc.assert(
      fc.property(votes, (all) => {
        const count = (wanted: string) =>
          all.filter((one) => 'verdict' in one && one.verdict === wanted).length;
        const [passes, fails] = [count('PASS'), count('FAIL')];
        const isRead = passes + fails > all.length / 2;
        const wanted = !isRead || passes === fails ? 'ERROR' : passes > fails ? 'PASS' : 'FAIL';
        expect(countVotes(all).verdict).toBe(wanted);
      }),
    );
  });

  it('do not depend on their order, are all shown, and fit what is stored', () => {
    fc.assert(
      fc.property(votes, (all) => {
        const counted = countVotes(all);
        expect(countVotes(all.toReversed()).verdict).toBe(counted.verdict);
        expect(counted.evidence.votes).toEqual(all);
        expect(Evidence.safeParse(counted.evidence).success).toBe(true);
        if (counted.verdict === 'ERROR') expect(counted.evidence.confidence).toBeUndefined();
        else expect(counted.evidence.confidence).toBeGreaterThan(0.5);
      }),
    );
  });

  it('of the other side make it the other verdict', () => {
    const swapped = { PASS: 'FAIL', FAIL: 'PASS' } as const;
    fc.assert(
      fc.property(votes, (all) => {
        const other = all.map((one) =>
          'verdict' in one ? { ...one, verdict: swapped[one.verdict] } : one,
        );
        const { verdict } = countVotes(all);
        expect(countVotes(other).verdict).toBe(verdict === 'ERROR' ? 'ERROR' : swapped[verdict]);
      }),
    );
  });

  it.each([
    [[answer('PASS', 0.4), answer('PASS', 0.8), answer('FAIL')], 'PASS', 2 / 3, 0.6],
    [[answer('FAIL', 1), answer('FAIL', 1), lost], 'FAIL', 1, 1],
  ])(
    '%j: the share is the confidence, the mean of the winners beside it',
    (all, verdict, share, mean) => {
      const counted = countVotes(all);
      expect(counted.verdict).toBe(verdict);
      expect(counted.evidence.confidence).toBeCloseTo(share);
      expect(counted.evidence.meanConfidence).toBeCloseTo(mean);
    },
  );

  it('that are tied or lost say so', () => {
    expect(countVotes([answer('PASS'), answer('FAIL'), lost]).evidence.message).toBe(
      'The votes of the judge are tied: 1 say it passes, 1 say it fails.',
    );
    expect(countVotes([answer('PASS'), lost, lost]).evidence.message).toBe(
      'Only 1 of 3 votes of the judge could be read. It hung up.',
    );
  });
});
