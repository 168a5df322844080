import pg from 'pg';
import type { Logger } from '#server/core/log.ts';
import { createRateLimits, forgetOldHits, type RateLimits } from '#server/core/rate-limits.ts';
import type { Env } from '#server/env.ts';

const forgetEveryMs = 60_000;

/** The rates of one process, on connections of their own; old counts are removed every minute. */
export function openRates(
  config: pg.PoolConfig,
  env: Env,
  log: Logger,
): { rates: RateLimits; close(): Promise<void> } {
  const pool = new pg.Pool({ ...config, max: 3 });
  pool.on('error', () => undefined);
  const forgetting = setInterval(() => {
    forgetOldHits(pool).catch((err: unknown) => log.warn({ err }, 'old counts were not removed'));
  }, forgetEveryMs).unref();
  return {
    rates: createRateLimits(pool, env),
    async close() {
      clearInterval(forgetting);
      await pool.end();
    },
  };
}
