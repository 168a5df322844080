const firstMs = 500;
const longestMs = 15_000;

/**
 * How long to wait before connecting again, in milliseconds: doubles up to 15 s, and spreads over the
 * upper half so that many pages do not come back at once.
 * @param attempt failed attempts so far, from 1
 * @param random from 0 to below 1
 */
export function reconnectDelayMs(attempt: number, random: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** (attempt - 1));
  return Math.round(full / 2 + (full / 2) * random);
}
