import { migrate } from '#server/postgres/migrate.ts';
import { prepareQueue } from '#server/postgres/prepare-queue.ts';
import { withDatabase } from './with-database.ts';

/** Applies what the database lacks: our migrations and the queue's. */
export async function deploy(): Promise<void> {
  await withDatabase(async (db) => {
    const applied = await migrate(db);
    await prepareQueue(db);
    for (const name of applied) console.log(`applied ${name}`);
    if (applied.length === 0) console.log('The database is up to date.');
  });
}
