import type pg from 'pg';
import { joinOrStartCluster } from './cluster.ts';
import type { Credentials } from './credentials.ts';
import { errorCode } from './error-code.ts';
import type { Database } from './open-database.ts';
import { ensureGrants, ensureRoles, roleName } from './roles.ts';
import { withClient } from './with-client.ts';

const database = 'assay';

/** Opens the Postgres that Assay runs itself in `dataDir`. */
export async function openEmbedded(o: {
  dataDir: string;
  preferredPort: number;
  durable: boolean;
}): Promise<Database> {
  const cluster = await joinOrStartCluster(o, async ({ port, credentials }) => {
    const admin = { host: '127.0.0.1', port, user: 'postgres', password: credentials.superuser };
    await prepare({ ...admin, application_name: 'assay-start' }, credentials);
  });
  const { port, credentials } = cluster;
  return {
    config: (role) => ({
      host: '127.0.0.1',
      port,
      user: roleName(role),
      password: credentials[role],
      database,
      application_name: `assay-${role}`,
    }),
    embedded: true,
    isNew: cluster.isNew,
    stop: cluster.leave,
  };
}

/** What a process that died before it was done left undone, this does. */
async function prepare(admin: pg.PoolConfig, passwords: Credentials): Promise<void> {
  const finish = () =>
    withClient({ ...admin, database }, (client) => prepareRoles(client, passwords));
  try {
    await finish();
  } catch (error) {
    if (errorCode(error) !== '3D000') throw error;
    await withClient({ ...admin, database: 'postgres' }, async (client) => {
      await ensureRoles(client, passwords);
      await client.query(`create database ${database} owner ${roleName('owner')}`);
    });
    await finish();
  }
}

async function prepareRoles(client: pg.Client, passwords: Credentials): Promise<void> {
  await ensureRoles(client, passwords);
  await ensureGrants(client);
}
