const longestMs = 24 * 60 * 60 * 1000;

/**
 * How long a remote service asks to wait, in milliseconds from `nowMs`: from `retry-after-ms` or
 * `retry-after` (seconds or an HTTP date). Undefined when it doesn't say, at most a day.
 */
export function readRetryAfter(headers: Headers, nowMs: number): number | undefined {
  const milliseconds = headers.get('retry-after-ms')?.trim();
  if (milliseconds && /^\d+(\.\d+)?$/.test(milliseconds)) {
    return Math.min(Math.ceil(Number(milliseconds)), longestMs);
  }
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.min(Math.ceil(Number(value) * 1000), longestMs);
  const at = /[A-Za-z]/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.min(Math.max(at - nowMs, 0), longestMs);
}

/**
 * The same in milliseconds from the body of a refusal, where Google says it (google.rpc.RetryInfo, a
 * duration such as `"7s"` or `"7.5s"`). Undefined when it doesn't say, at most a day.
 */
export function readRetryInfo(body: string): number | undefined {
  const [, seconds] = /"retryDelay"\s*:\s*"(\d+(?:\.\d+)?)s"/.exec(body) ?? [];
  return seconds === undefined ? undefined : Math.min(Math.ceil(Number(seconds) * 1000), longestMs);
}

/** What was asked for, as a sentence for people. */
export function askedToWait(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 120) return `It asks to wait ${seconds} s.`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120
    ? `It asks to wait ${minutes} min.`
    : `It asks to wait ${Math.ceil(minutes / 60)} h.`;
}
