import type pg from 'pg';
import { parseDatabaseUrl } from './database-url.ts';
import { errorCode, errorText } from './error-code.ts';
import type { Database } from './open-database.ts';
import { refusePowerfulRoles } from './refuse-powerful-roles.ts';
import {
  type DatabaseRole,
  ensureGrants,
  ensureMembership,
  ensureRoles,
  preparationLock,
  roleName,
} from './roles.ts';
import { StartError } from './start-error.ts';
import { withClient } from './with-client.ts';

const oldestVersion = 16;

/** Opens somebody else's Postgres: every connection logs in as the URL's user and takes on a role. */
export async function openExternal(databaseUrl: string): Promise<Database> {
  const base = { ...parseDatabaseUrl(databaseUrl), connectionTimeoutMillis: 10_000 };
  const config = (role: DatabaseRole): pg.PoolConfig => ({
    ...base,
    application_name: `assay-${role}`,
    options: `-c role=${roleName(role)}`,
  });
  try {
    await withClient({ ...base, application_name: 'assay-start' }, prepare);
    await refusePowerfulRoles(config);
  } catch (error) {
    throw explain(error, base);
  }
  return { config, embedded: false, isNew: false, stop: async () => undefined };
}

async function prepare(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(
    'select current_setting($$server_version_num$$) as version',
  );
  refuseOldVersion(Number(rows[0]?.version));
  await client.query('select pg_advisory_lock($1)', [preparationLock]);
  await ensureRoles(client, null);
  await ensureMembership(client);
  await ensureGrants(client);
}

function refuseOldVersion(version: number): void {
  const major = Math.floor(version / 10_000);
  if (major >= oldestVersion) return;
  throw new StartError(
    `DATABASE_URL is a Postgres ${major}: Assay needs ${oldestVersion} or newer.`,
  );
}

function explain(error: unknown, base: { host: string; database: string; user?: string }): unknown {
  if (error instanceof StartError) return error;
  const cause = { cause: error };
  const code = errorCode(error);
  if (code === '42501') {
    return new StartError(
      `The user ${base.user} of DATABASE_URL may not prepare the database (${errorText(error)}): give it CREATEROLE and the database, or have an administrator create the roles assay_owner, assay_app, assay_auth and assay_queue and their grants.`,
      cause,
    );
  }
  return new StartError(
    `The database ${base.database} at ${base.host} of DATABASE_URL can't be used: ${errorText(error)}.`,
    cause,
  );
}
