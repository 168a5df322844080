import { pendingMigrations } from '#server/postgres/migrate.ts';
import { migrationNames } from '#server/postgres/migrations.ts';
import { prismaPaths } from '#server/postgres/project-root.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { withDatabase } from './with-database.ts';

/** Lists the migrations; exit code 1 when some are not applied. */
export async function status(): Promise<void> {
  const { migrations } = prismaPaths();
  await withDatabase(async (db) => {
    const pending = await withClient(db.config('owner'), (client) =>
      pendingMigrations(client, migrations),
    );
    for (const name of migrationNames(migrations)) {
      console.log(`${pending.includes(name) ? 'pending' : 'applied'}  ${name}`);
    }
    if (pending.length === 0) return console.log('The database is up to date.');
    console.log(`${pending.length} to apply: run npm run db:migrate:deploy.`);
    process.exitCode = 1;
  });
}
