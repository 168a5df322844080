import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { AssistantError } from '../assistant.ts';
import { withDeadline } from './reply-deadline.ts';

const who = 'The endpoint';
const never = new AbortController().signal;

function until(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

test('work in time is left alone, and its signal fires after it', async () => {
  let given: AbortSignal | null = null;
  const value = await withDeadline({ who, timeoutMs: 1_000, signal: never }, async (signal) => {
    given = signal;
    return 7;
  });
  expect(value).toBe(7);
  expect(given).toHaveProperty('aborted', true);
});

test.each([
  [{ timeoutMs: 100 }, 'The endpoint did not finish its reply within 0.1 s.'],
  [
    { timeoutMs: 1_000, firstTokenTimeoutMs: 100 },
    'The endpoint did not begin its reply within 0.1 s. Try again, or raise the time limit of the target for the first piece.',
  ],
  [
    { timeoutMs: 100, firstTokenTimeoutMs: 1_000 },
    'The endpoint did not finish its reply within 0.1 s.',
  ],
])('%j says which limit passed', async (limits, words) => {
  const attempt = withDeadline({ who, ...limits, signal: never }, until);
  const error = await attempt.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AssistantError);
  expect(error).toMatchObject({ reason: 'assistant.timeout', options: { retryable: true } });
  expect(String(error)).toContain(words);
});

test('after the first piece there is the whole time', async () => {
  const limits = { timeoutMs: 2_000, firstTokenTimeoutMs: 30 };
  const value = await withDeadline({ who, ...limits, signal: never }, async (signal, onFirst) => {
    onFirst();
    await setTimeout(100, undefined, { signal });
    return 'whole';
  });
  expect(value).toBe('whole');
});

test('cancelling wins over what the work failed with', async () => {
  const controller = new AbortController();
  const attempt = withDeadline({ who, timeoutMs: 1_000, signal: controller.signal }, async () => {
    controller.abort();
    throw new Error('socket hang up');
  });
  await expect(attempt).rejects.toMatchObject({ reason: 'assistant.cancelled' });
  const late = withDeadline({ who, timeoutMs: 1_000, signal: controller.signal }, async () => 1);
  await expect(late).rejects.toMatchObject({ reason: 'assistant.cancelled' });
});
