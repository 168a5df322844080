import { AppError } from './errors.ts';

/** Too much of something in too short a time; the message says when to come back. */
export class RateLimited extends AppError {
  readonly retryAfterSeconds: number;

  /**
   * @param what the sentence before the wait: "Too many sign-ins from this address."
   * @param hit which limit it was, and what it was counted under
   */
  constructor(
    what: string,
    waitMs: number,
    readonly hit: { limit: string; key: string },
  ) {
    const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
    super('rate', 'rate.limited', `${what} Try again in ${waitWords(seconds)}.`);
    this.retryAfterSeconds = seconds;
  }
}

function waitWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
