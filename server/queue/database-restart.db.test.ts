import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import type { OpenServices } from '#server/start/services.ts';
import { makeOrg } from '#server/testing/org.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import { makeSuite, manyScenarios } from '#server/testing/runs/make-suite.ts';
import { openRestartableDatabase } from '#server/testing/runs/restartable-database.ts';
import { spawnWorker } from '#server/testing/runs/spawn-worker.ts';
import { wholeRun } from '#server/testing/runs/whole-run.ts';
import { testServices } from '#server/testing/services.ts';

let database: Awaited<ReturnType<typeof openRestartableDatabase>>;
let services: OpenServices;

beforeAll(async () => {
  database = await openRestartableDatabase(5760);
  services = await testServices(database.db);
});
afterAll(async () => {
  await services.close();
  await database.close();
});

it('a run and its worker outlive a crash of the database', { timeout: 120_000 }, async () => {
  const org = await makeOrg(services);
  const worker = await spawnWorker(database.db, { leaseMs: 3_000 });
  try {
    const scenarios = manyScenarios(30);
    const { suiteId } = await makeSuite(org, { scenarios, latencyMs: 400 });
    const { id } = await org.as('operator').runs.start({ suiteId, idempotencyKey: newId() });
    await runEvent(org, id, ({ run }) => run.doneCount >= 4);
    await database.crash();
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
