import type { AssistantError, AssistantErrorReason } from '#server/outside/assistant.ts';

/** How often one turn is tried in all. One side that is only limiting its rate is given more time. */
export const mostAttempts = { limited: 8, other: 3 } as const;

const firstPauseMs = 200;
const longestPauseMs = 60_000;
/** Whoever asks to be left alone for longer is believed to mean it: that is an answer. */
const longestAskedMs = 10 * 60_000;

/**
 * How long to wait before trying a turn again, in milliseconds; null when it is not worth it. Exponential
 * backoff with full jitter (Brooker, Exponential Backoff and Jitter, 2015), and never sooner than the
 * other side asked.
 * @param earlier what failed before
 * @param random from 0 to below 1
 */
export function retryPause(
  error: AssistantError,
  earlier: readonly { reason: AssistantErrorReason }[],
  random: number,
): number | null {
  const { retryable, retryAfterMs = 0 } = error.options;
  if (!retryable || retryAfterMs > longestAskedMs) return null;
  const isLimited = error.reason === 'assistant.rateLimited';
  const alike = earlier.filter(
    ({ reason }) => (reason === 'assistant.rateLimited') === isLimited,
  ).length;
  if (alike + 1 >= (isLimited ? mostAttempts.limited : mostAttempts.other)) return null;
  const backoff = Math.min(longestPauseMs, firstPauseMs * 2 ** alike);
  return Math.round(retryAfterMs + random * backoff);
}
