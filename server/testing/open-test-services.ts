import { afterAll } from 'vitest';
import { testDatabase } from './database.ts';
import { testServices } from './services.ts';

/**
 * A database of the test file's own with the services of one process on it; both end with the file.
 * @param options see {@link testServices}
 */
export async function openTestServices(options: Parameters<typeof testServices>[1] = {}) {
  const db = await testDatabase();
  const services = await testServices(db, options);
  afterAll(async () => {
    await services.close();
    await db.stop();
  });
  return { db, services };
}
