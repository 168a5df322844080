import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import type { Database } from './open-database.ts';

/** Makes or updates graphile_worker's own schema, as the role that owns it. Run it after `migrate`. */
export async function prepareQueue(db: Pick<Database, 'config'>): Promise<void> {
  const pool = new pg.Pool({ ...db.config('queue'), max: 2 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) });
  } finally {
    await pool.end();
  }
}
