import { expect, test } from 'vitest';
import { whyNotReached } from './why-not-reached.ts';

test.each([
  ['PENDING', null, 0, 'Not played yet: this conversation waits for its turn'],
  ['RUNNING', null, 0, 'Being played now'],
  ['CANCELLED', null, 0, 'Not played: the run ended before'],
  ['DONE', null, 2, 'Not reached: the scenario stopped at turn 2'],
  ['DONE', 'The target is gone.', 0, 'The target is gone.'],
] as const)('of a %s item (%s, last turn %i) says: %s', (status, errorMessage, last, said) => {
  expect(whyNotReached({ status, verdict: null, errorMessage }, last)).toBe(said);
});
