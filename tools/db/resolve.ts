import { StartError } from '#server/postgres/start-error.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { withDatabase } from './with-database.ts';

/** Marks a failed migration as rolled back, which it is: each runs whole or not at all. */
export async function resolveFailed([name]: string[]): Promise<void> {
  if (!name) throw new StartError('Name the failed migration, as db status prints it.');
  await withDatabase(async (db) => {
    const marked = await withClient(db.config('owner'), (client) =>
      client.query(
        `update _prisma_migrations set rolled_back_at = now()
         where migration_name = $1 and finished_at is null and rolled_back_at is null`,
        [name],
      ),
    );
    if (marked.rowCount === 0) throw new StartError(`No failed migration is called ${name}.`);
    console.log(`${name} will be tried again by the next deploy.`);
  });
}
