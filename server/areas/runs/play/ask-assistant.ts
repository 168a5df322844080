import { setTimeout as wait } from 'node:timers/promises';
import { AssistantError } from '#server/outside/assistant.ts';
import type { FailedAttempt } from './played.ts';
import { retryPause } from './retry.ts';
import { storableText } from './storable-text.ts';

/** What retrying needs from the world. */
export type RetryDeps = {
  random(): number;
  wait(ms: number, signal: AbortSignal): Promise<void>;
};

export const realRetries: RetryDeps = {
  random: Math.random,
  wait: (ms, signal) => wait(ms, undefined, { signal }),
};

/** Every call passes here, and says on leaving what it came to; null for a good end. */
export type Turnstile = {
  /** Resolves when the call may be made. @throws when the signal aborts */
  enter(signal: AbortSignal): Promise<{ leave(failure: AssistantError | null): void }>;
};

/** How calls to one side are made. */
export type Calling = { signal: AbortSignal; retries: RetryDeps; turnstile: Turnstile };

/** What came of asking, and of every try before that failed. */
export type Asked<T> =
  | { answer: T; attempts: FailedAttempt[] }
  | { failure: AssistantError; attempts: FailedAttempt[] };

/**
 * Asks with the run's one retry policy: nothing else in Assay tries a call again.
 * @throws when the signal aborts, and what is no `AssistantError`
 */
export async function askWithRetries<T>(
  ask: () => Promise<T>,
  { signal, retries, turnstile }: Calling,
): Promise<Asked<T>> {
  const attempts: FailedAttempt[] = [];
  for (;;) {
    const pass = await turnstile.enter(signal);
    const startedAt = performance.now();
    try {
      signal.throwIfAborted();
      const answer = await ask();
      pass.leave(null);
      return { answer, attempts };
    } catch (error) {
      const failure = error instanceof AssistantError ? error : null;
      pass.leave(failure);
      signal.throwIfAborted();
      if (failure === null) throw error;
      const pauseMs = retryPause(failure, attempts, retries.random());
      if (pauseMs === null) return { failure, attempts };
      attempts.push({
        reason: failure.reason,
        message: storableText(failure.message),
        afterMs: Math.round(performance.now() - startedAt),
        pauseMs,
      });
      await retries.wait(pauseMs, signal);
    }
  }
}
