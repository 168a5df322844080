import type pg from 'pg';
import { errorText } from './error-code.ts';
import { migrationNames, readMigrations } from './migrations.ts';
import type { Database } from './open-database.ts';
import { prismaPaths } from './project-root.ts';
import { preparationLock } from './roles.ts';
import { DatabaseNewerError, StartError } from './start-error.ts';
import { withClient } from './with-client.ts';

/**
 * Brings the tables up to this code, one process at a time; returns the names of the migrations it
 * applied. Costs a few milliseconds when there are none.
 * @param root the project folder, which holds `prisma/`
 * @throws DatabaseNewerError, or a StartError when a migration fails or failed before
 */
export async function migrate(
  db: Pick<Database, 'config'>,
  root: string = process.cwd(),
): Promise<string[]> {
  const paths = prismaPaths(root);
  const config = db.config('owner');
  return await withClient(config, async (client) => {
    await client.query('select pg_advisory_lock($1)', [preparationLock]);
    const pending = await pendingMigrations(client, paths.migrations);
    if (pending.length > 0) await apply(config, paths);
    return pending;
  });
}

/** Names of the migrations in `folder` that the database lacks. Throws like `migrate`. */
export async function pendingMigrations(client: pg.ClientBase, folder: string): Promise<string[]> {
  const names = migrationNames(folder);
  if (names.length === 0) {
    throw new StartError(`There are no migrations in ${folder}: start Assay in its own folder.`);
  }
  const history = await readHistory(client);
  const failed = history.find((entry) => !entry.finished);
  if (failed) throw failedBefore(failed.name);
  const unknown = history.filter((entry) => !names.includes(entry.name)).at(-1);
  if (unknown) throw new DatabaseNewerError(unknown.name);
  const done = new Set(history.map((entry) => entry.name));
  return names.filter((name) => !done.has(name));
}

type Entry = { name: string; finished: boolean };

async function readHistory(client: pg.ClientBase): Promise<Entry[]> {
  const { rows } = await client.query<{ found: boolean }>(
    `select to_regclass('public._prisma_migrations') is not null as found`,
  );
  if (!rows[0]?.found) return [];
  const history = await client.query<Entry>(
    `select migration_name as name, finished_at is not null as finished
     from public._prisma_migrations where rolled_back_at is null order by migration_name`,
  );
  return history.rows;
}

async function apply(
  config: pg.PoolConfig,
  paths: { schema: string; migrations: string },
): Promise<void> {
  const { withSchemaEngine, noFilter } = await import('./schema-engine.ts');
  const migrationsList = readMigrations(paths.migrations);
  try {
    await withSchemaEngine(config, paths.schema, ({ engine }) =>
      engine.applyMigrations({ migrationsList, filters: noFilter }),
    );
  } catch (cause) {
    const reason = errorText(cause).trim().replace(/\s+/g, ' ');
    throw new StartError(`The database could not be migrated: ${reason}`, { cause });
  }
}

function failedBefore(name: string): StartError {
  return new StartError(
    `The migration ${name} failed earlier and was undone: fix what it complained of, run npm run db:migrate:resolve ${name}, then start again.`,
  );
}
