import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '#server/postgres/migrate.ts';
import { openDatabase } from '#server/postgres/open-database.ts';
import { prepareQueue } from '#server/postgres/prepare-queue.ts';
import type { TestCluster } from './database.ts';
import { buildPrograms } from './programs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

/** Starts one throw-away Postgres for the whole run, migrated once; `testDatabase` copies from it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'assay-test-'));
  // As root Postgres runs as another user, who has to get through.
  fs.chmodSync(dataDir, 0o711);
  const db = await openDatabase({
    databaseUrl: null,
    dataDir,
    preferredPort: 5560,
    durable: false,
  });
  let removePrograms: (() => void) | null = null;
  const stop = async () => {
    removePrograms?.();
    await db.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await migrate(db);
    await prepareQueue(db);
    removePrograms = await buildPrograms();
  } catch (error) {
    await stop();
    throw error;
  }
  const configOf = (role: Parameters<typeof db.config>[0]) => ({ ...db.config(role) });
  project.provide('cluster', {
    owner: configOf('owner'),
    app: configOf('app'),
    auth: configOf('auth'),
    queue: configOf('queue'),
  });
  return stop;
}
