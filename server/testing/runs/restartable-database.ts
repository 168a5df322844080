import fs from 'node:fs';
import path from 'node:path';
import { migrate } from '#server/postgres/migrate.ts';
import { type Database, openDatabase } from '#server/postgres/open-database.ts';
import { prepareQueue } from '#server/postgres/prepare-queue.ts';
import { makeFolder } from '../holder.ts';

/** A Postgres of its own, which can be ended as a crash ends it. Close it at the end. */
export async function openRestartableDatabase(preferredPort: number) {
  const dataDir = makeFolder();
  const folder = { databaseUrl: null, dataDir, preferredPort };
  const db = await openDatabase(folder);
  const opened: Database[] = [db];
  await migrate(db);
  await prepareQueue(db);
  return {
    db,
    /** Ends Postgres as a crash does, all connections at once, and starts it again where it was. */
    async crash() {
      const file = path.join(dataDir, 'postgres', 'postmaster.pid');
      process.kill(Number(fs.readFileSync(file, 'utf8').split('\n')[0]), 'SIGQUIT');
      opened.push(await openDatabase(folder));
    },
    async close() {
      for (const one of opened) await one.stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
