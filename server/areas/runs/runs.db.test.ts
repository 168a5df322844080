import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { areas } from '#server/areas/index.ts';
import { newId } from '#server/core/ids.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { startWorker, type Worker } from '#server/queue/index.ts';
import type { OpenServices } from '#server/start/services.ts';
import { testDatabase } from '#server/testing/database.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import { makeSuite } from '#server/testing/runs/make-suite.ts';
import { testServices } from '#server/testing/services.ts';

let db: Database;
let services: OpenServices;
let worker: Worker;
let org: TestOrg;

beforeAll(async () => {
  db = await testDatabase();
  services = await testServices(db);
  const queueConfig = db.config('queue');
  worker = await startWorker({ queueConfig, services, areas, concurrency: 8, log: services.log });
});
beforeEach(async () => {
  org = await makeOrg(services);
});
afterAll(async () => {
  await worker.stop();
  await services.close();
  await db.stop();
});

describe('a run against the demo assistant', () => {
  it('plays everything and keeps why', async () => {
    const { suiteId } = await makeSuite(org, { repeats: 2 });
    const api = org.as('operator').runs;
    const started = await api.start({ suiteId, idempotencyKey: newId() });
    expect(started).toMatchObject({ number: 1, itemCount: 6, archivedScenarios: 0 });

    const { run } = await runEvent(org, started.id);
    expect(run).toMatchObject({ status: 'COMPLETED', verdict: 'FAIL', doneCount: 6 });
    expect(run).toMatchObject({ passCount: 2, failCount: 2, errorCount: 0, uncheckedCount: 2 });
    expect(run.startedBy).toBe(org.users.operator.name);

    const { items } = await api.items({ runId: started.id });
    expect(items.map(({ row, repeat, verdict }) => [row, repeat, verdict])).toEqual([
      [0, 1, 'PASS'],
      [0, 2, 'PASS'],
      [1, 1, 'FAIL'],
      [1, 2, 'FAIL'],
      [2, 1, 'UNCHECKED'],
      [2, 2, 'UNCHECKED'],
    ]);
    const failed = items[2];
    expect(failed?.summary).toBe('Turn 1: missing "unfindable"; stopped after turn 1');
    const item = await api.item({ itemId: failed?.id ?? '' });
    expect(item.turns).toHaveLength(1);
    expect(item.content.turns).toHaveLength(3);
    expect(item).toMatchObject({ previousFailingId: null, nextFailingId: items[3]?.id });
  });
});
