import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { migrate } from '#server/postgres/migrate.ts';
import { type Database, openDatabase } from '#server/postgres/open-database.ts';
import { prepareQueue } from '#server/postgres/prepare-queue.ts';
import type { OpenServices } from '#server/start/services.ts';
import { makeFolder } from '#server/testing/holder.ts';
import { makeOrg } from '#server/testing/org.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import { makeSuite, manyScenarios } from '#server/testing/runs/make-suite.ts';
import { spawnWorker } from '#server/testing/runs/spawn-worker.ts';
import { wholeRun } from '#server/testing/runs/whole-run.ts';
import { testServices } from '#server/testing/services.ts';

const dataDir = makeFolder();
const folder = { databaseUrl: null, dataDir, preferredPort: 5760 };
let opened: Database[] = [];
let services: OpenServices;

beforeAll(async () => {
  const db = await openDatabase(folder);
  opened = [db];
  await migrate(db);
  await prepareQueue(db);
  services = await testServices(db);
});
afterAll(async () => {
  await services.close();
  for (const db of opened) await db.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

/** Ends Postgres as a crash does, all connections at once, and starts it again where it was. */
async function crashDatabase(): Promise<void> {
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  process.kill(Number(fs.readFileSync(file, 'utf8').split('\n')[0]), 'SIGQUIT');
  opened.push(await openDatabase(folder));
}

it('a run and its worker outlive a crash of the database', { timeout: 120_000 }, async () => {
  const org = await makeOrg(services);
  const [db] = opened;
  if (!db) throw new Error('No database.');
  const worker = await spawnWorker(db, { leaseMs: 3_000 });
  try {
    const scenarios = manyScenarios(30);
    const { suiteId } = await makeSuite(org, { scenarios, latencyMs: 400 });
    const { id } = await org.as('operator').runs.start({ suiteId, idempotencyKey: newId() });
    await runEvent(org, id, ({ run }) => run.doneCount >= 4);
    await crashDatabase();
    const { run } = await runEvent(org, id);
    expect(run).toMatchObject({ status: 'COMPLETED', verdict: 'PASS', passCount: 30 });
    const whole = await wholeRun(org.as('viewer'), id);
    expect(whole.items.map(({ turns }) => turns.length)).toEqual(scenarios.map(() => 1));
    expect(worker.isAlive()).toBe(true);

    const next = await org.as('operator').runs.start({ suiteId, idempotencyKey: newId() });
    expect((await runEvent(org, next.id)).run.status).toBe('COMPLETED');
  } finally {
    expect(await worker.stop()).toBe(0);
  }
});
