import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from './errors.ts';
import { RateLimited } from './rate-limited.ts';

export type RateOptions = {
  /** Begins the keys in the table; names the rate. */
  name: string;
  /** How many times within the window. */
  points: number;
  windowSeconds: number;
  /** What is said before the wait when there were too many. */
  refusal: string;
};

/** Gives back what was spent, for what turns out not to count. */
export type GiveBack = () => Promise<void>;

export type Rate = {
  /**
   * Counts one more for `key` (an address, the id of an account), exactly, whichever process counts.
   * @throws {RateLimited} when that is too many
   */
  spend(key: string): Promise<GiveBack>;
};

/** How many of `wanted` points were still free, and for how long what was taken is good. */
export type Taken = { granted: number; waitMs: number };

/** A limiter on the table `rate_hit`. A window begins with the first point that is spent in it. */
export function createLimiter(pool: Pool, { name, points, windowSeconds }: RateOptions) {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_hit',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: windowSeconds,
    // Points are taken only here; rows that have expired are removed once, in rate-limits.ts.
    clearExpiredByTimeout: false,
  });
  return {
    async take(key: string, wanted: number): Promise<Taken> {
      const result = await limiter.consume(key, wanted).catch((thrown: unknown) => {
        if (thrown instanceof RateLimiterRes) return thrown;
        throw unreachable(thrown);
      });
      const before = result.consumedPoints - wanted;
      const granted = Math.max(0, Math.min(wanted, points - before));
      return { granted, waitMs: result.msBeforeNext };
    },
    async giveBack(key: string): Promise<void> {
      await limiter.reward(key, 1);
    },
  };
}

function unreachable(cause: unknown): AppError {
  const message = 'The database is not reachable. Try again in a moment.';
  return new AppError('unavailable', 'database.unavailable', message, { cause });
}

/** A rate whose every use is counted in the database. */
export function createRate(pool: Pool, options: RateOptions): Rate {
  const limiter = createLimiter(pool, options);
  return {
    async spend(key) {
      const { granted, waitMs } = await limiter.take(key, 1);
      if (granted === 0) {
        throw new RateLimited(options.refusal, waitMs, { limit: options.name, key });
      }
      const windowEnds = performance.now() + waitMs;
      return async () => {
        // Given back to the window it came from, never to the next one.
        if (performance.now() < windowEnds) await limiter.giveBack(key);
      };
    },
  };
}
