import pg from 'pg';
import { idleLimit } from '#server/core/db/idle-limit.ts';
import type { Logger } from '#server/core/log.ts';

/** Connections of the role that owns the queue. Broken ones are logged and replaced, never fatal. */
export function openQueuePool(config: pg.PoolConfig, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    ...idleLimit,
    ...config,
    max: 12,
    connectionTimeoutMillis: 10_000,
  });
  const onError = (err: Error) => log.warn({ err }, 'queue connection failed');
  pool.on('error', onError);
  // A client that is in use when its connection breaks reports it on itself, not on the pool.
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}
