import { readEnv } from '#server/env.ts';
import { type Database, openDatabase } from '#server/postgres/open-database.ts';

/** Opens the database of the settings, embedded or not, and lets go of it whatever `work` does. */
export async function withDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const env = readEnv();
  const place = env.databaseUrl === null ? `in ${env.dataDir}` : 'at DATABASE_URL';
  console.log(`Opening the database ${place} …`);
  const db = await openDatabase(env);
  try {
    await work(db);
  } finally {
    await db.stop();
  }
}
