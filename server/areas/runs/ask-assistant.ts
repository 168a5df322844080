import { setTimeout as wait } from 'node:timers/promises';
import { AssistantError } from '#server/outside/assistant.ts';
import { retryPause } from './retry.ts';

/** What retrying needs from the world. */
export type RetryDeps = {
  random(): number;
  wait(ms: number, signal: AbortSignal): Promise<void>;
};

export const realRetries: RetryDeps = {
  random: Math.random,
  wait: (ms, signal) => wait(ms, undefined, { signal }),
};

/**
 * Asks with the run's one retry policy. The conversation partner itself never retries.
 * @throws {AssistantError} the last failure
 */
export async function askWithRetries<T>(
  ask: () => Promise<T>,
  signal: AbortSignal,
  retries: RetryDeps,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (signal.aborted || !(error instanceof AssistantError)) throw error;
      const pause = retryPause(error, attempt, retries.random());
      if (pause === null) throw error;
      await retries.wait(pause, signal);
    }
  }
}
