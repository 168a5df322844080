import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { inject } from 'vitest';
import type { Database, DatabaseRole } from '#server/postgres/open-database.ts';
import { ensureGrants } from '#server/postgres/roles.ts';
import { withClient } from '#server/postgres/with-client.ts';

/** How to connect to the run's migrated database as each role. */
export type TestCluster = Record<DatabaseRole, pg.PoolConfig>;

/**
 * A fresh, migrated database of its own, the queue's schema included (about 50 ms). `stop` drops it.
 * @example
 * const db = await testDatabase();
 * afterAll(() => db.stop());
 */
export async function testDatabase(): Promise<Database> {
  const cluster = inject('cluster');
  const template = cluster.owner.database;
  const database = `test_${randomBytes(8).toString('hex')}`;
  // Connected elsewhere: a database can't be copied while somebody is in it.
  const beside = { ...cluster.owner, database: 'postgres' };
  await withClient(beside, (client) =>
    client.query(`create database ${database} template ${template} strategy file_copy`),
  );
  await withClient({ ...cluster.owner, database }, ensureGrants);
  return {
    config: (role) => ({ ...cluster[role], database }),
    embedded: true,
    isNew: true,
    stop: async () => {
      await withClient(beside, (client) => client.query(`drop database ${database}`));
    },
  };
}
