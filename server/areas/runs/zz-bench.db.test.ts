import { expect, it } from 'vitest';
import { areas } from '#server/areas/index.ts';
import { newId } from '#server/core/ids.ts';
import { startWorker } from '#server/queue/index.ts';
import { testDatabase } from '#server/testing/database.ts';
import { makeOrg } from '#server/testing/org.ts';
import { runEvent, followRun } from '#server/testing/runs/follow-run.ts';
import { makeSuite, manyScenarios } from '#server/testing/runs/make-suite.ts';
import { testServices } from '#server/testing/services.ts';
it('bench', { timeout: 200_000 }, async () => {
  const db = await testDatabase();
  const services = await testServices(db);
  const worker = await startWorker({ queueConfig: db.config('queue'), services, areas, concurrency: 20, log: services.log });
  const org = await makeOrg(services);
  const { suiteId } = await makeSuite(org, { scenarios: manyScenarios(250), concurrency: 100, repeats: 20 });
  for (const repeats of [1, 20]) {
    const t0 = performance.now();
    const s = await org.as('operator').runs.start({ suiteId, idempotencyKey: newId(), repeats });
    const t1 = performance.now();
    let events = 0; let gaps: number[] = []; let last = performance.now();
    let run: any;
    for await (const e of followRun(org, s.id)) { events++; gaps.push(performance.now() - last); last = performance.now(); run = e.run; }
    process.stdout.write(`${s.itemCount} items: start ${Math.round(t1 - t0)} ms, run ${run.durationMs} ms, seq ${run.seq}, events ${events}, max gap ${Math.round(Math.max(...gaps))}, ${run.status}\n`);
  }
  const t2 = performance.now();
  await org.as('operator').runs.list({});
  const t3 = performance.now();
  const runs = await org.as('operator').runs.list({});
  const items = await org.as('operator').runs.items({ runId: runs.items[0]!.id, limit: 200 });
  const t4 = performance.now();
  process.stdout.write(`list ${Math.round(t3 - t2)} items ${items.items.length} ${Math.round(t4 - t3)}\n`);
  await worker.stop(); await services.close(); await db.stop();
  expect(true).toBe(true);
});
