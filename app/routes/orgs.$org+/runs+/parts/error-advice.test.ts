import { expect, test } from 'vitest';
import { errorAdvice } from './error-advice.ts';

test('sends people to the page where the credentials are kept', () => {
  expect(errorAdvice('assistant.unauthorized', 'MODEL').place).toBe('api-keys');
  expect(errorAdvice('assistant.unauthorized', 'HTTP').place).toBe('targets');
});

test('has words for reasons it does not know', () => {
  expect(errorAdvice('assistant.somethingNew', 'MODEL').title).toBe('There is no reply');
  expect(errorAdvice(null, 'MODEL').title).toBe('There is no reply');
});
