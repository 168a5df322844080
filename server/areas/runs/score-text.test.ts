import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reaches, shareOf } from '#server/areas/scenarios/index.ts';
import { scoreText } from './score-text.ts';

it('agrees with the verdict, however near the score is to the threshold', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50_000 }),
      fc.nat({ max: 50_000 }),
      fc.integer({ min: 1, max: 10_000 }),
      (total, most, tenThousandths) => {
        const score = { passed: Math.min(most, total), total };
        const threshold = tenThousandths / 10_000;
        const written = scoreText(shareOf(score), threshold);
        const [share, needed] = written.replace(' needed', '').split(' of ').map(Number);
        expect(needed).toBeCloseTo(threshold, 8);
        expect((share ?? 0) >= (needed ?? 0)).toBe(reaches(score, threshold));
      },
    ),
  );
});

it('has two decimals, and more where the threshold has them', () => {
  expect(scoreText(5 / 6, 0.8)).toBe('0.83 of 0.80 needed');
  expect(scoreText(0.79999, 0.8)).toBe('0.79 of 0.80 needed');
  expect(scoreText(0.12345, 0.1235)).toBe('0.1234 of 0.1235 needed');
});
