import type { AssistantError } from '#server/outside/assistant.ts';

/** How often one turn is tried in all. */
export const maxAttempts = 3;

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/**
 * How long to wait before trying a turn again, in milliseconds; null when it is not worth it.
 * Exponential backoff with full jitter; at least what the other side asked for, but never above a minute.
 * @param attempt how often it was tried, from 1
 * @param random from 0 to below 1
 */
export function retryPause(error: AssistantError, attempt: number, random: number): number | null {
  const { retryable, retryAfterMs = 0 } = error.options;
  if (!retryable || attempt >= maxAttempts) return null;
  const backoff = Math.round(random * firstPauseMs * 2 ** (attempt - 1));
  return Math.min(longestPauseMs, Math.max(retryAfterMs, backoff));
}
