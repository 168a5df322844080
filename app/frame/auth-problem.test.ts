import { expect, test } from 'vitest';
import { authProblemOf } from './auth-problem.ts';

test('whoever tried too often is told in the server’s words when to come back', () => {
  const message = 'There were too many wrong passwords for this account. Try again in 12 minutes.';
  expect(authProblemOf({ status: 429, code: '', message })).toMatchObject({ message, field: null });
});

test('a known refusal is said in our own words, an unknown one not at all', () => {
  const raw = 'Invalid email or password';
  const known = authProblemOf({ status: 401, code: 'INVALID_EMAIL_OR_PASSWORD', message: raw });
  expect(known.message).toMatch(/^No account has this address and password/);
  const unknown = authProblemOf({ status: 500, code: 'ODD', message: 'relation "x" is gone' });
  expect(unknown.message).toBe('It did not work. Try again in a moment.');
});
