import { expect, test } from 'vitest';
import { explainError } from './explain-error.ts';

test.each([
  ['Chrome', 'Failed to fetch'],
  ['Firefox', 'NetworkError when attempting to fetch resource.'],
  ['Safari', 'Load failed'],
])('a call that came to no answer in %s is no failure of the page', (_, message) => {
  const { status, title } = explainError(new TypeError(message));
  expect(status).toBe(0);
  expect(title).toBe('The server can’t be reached');
});

test('a mistake in the page is one', () => {
  const error = new TypeError('Cannot read properties of undefined (reading "name")');
  expect(explainError(error)).toMatchObject({ status: 500, title: 'Something went wrong' });
});
