import { beforeEach, describe, expect, it } from 'vitest';
import { areas } from '#server/areas/index.ts';
import { newId } from '#server/core/ids.ts';
import { startWorker } from '#server/queue/index.ts';
import { startLoopbackServer } from '#server/testing/doubles/loopback-server.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import { takeInHand } from '#server/testing/runs/hold-run.ts';
import { makeSuite, manyScenarios } from '#server/testing/runs/make-suite.ts';

const { db, services } = await openTestServices({ outboundAllow: '127.0.0.1' });
let org: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
});

async function startRun(latencyMs: number): Promise<string> {
  const { suiteId } = await makeSuite(org, { scenarios: manyScenarios(10), latencyMs });
  return (await org.as('operator').runs.start({ suiteId, idempotencyKey: newId() })).id;
}

async function withWorker(work: () => Promise<void>): Promise<void> {
  const queueConfig = db.config('queue');
  const { log } = services;
  const worker = await startWorker({ queueConfig, services, areas, concurrency: 4, log });
  try {
    await work();
  } finally {
    await worker.stop();
  }
}

async function statusesOf(runId: string): Promise<Record<string, number>> {
  const { items } = await org.as('viewer').runs.items({ runId });
  const counts: Record<string, number> = {};
  for (const { status } of items) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe('cancelling a run', { timeout: 60_000 }, () => {
  it('that waits ends it at once', async () => {
    const id = await startRun(0);
    expect(await org.as('operator').runs.cancel({ id })).toEqual({ status: 'CANCELLED' });
    expect(await org.as('viewer').runs.get({ id })).toMatchObject({
      status: 'CANCELLED',
      verdict: null,
    });
    expect(await statusesOf(id)).toEqual({ CANCELLED: 10 });
    const { items } = await org.as('admin').audit.list({ action: 'run.cancelled' });
    expect(items).toHaveLength(1);
    await withWorker(async () => {
      expect((await runEvent(org, id)).run.status).toBe('CANCELLED');
    });
    expect(await statusesOf(id)).toEqual({ CANCELLED: 10 });
  });

  it('that is being played breaks its conversations off within seconds', async () => {
    await withWorker(async () => {
      const id = await startRun(10_000);
      await runEvent(org, id, ({ items }) => items.some(({ status }) => status === 'RUNNING'));
      const asked = performance.now();
      expect(await org.as('operator').runs.cancel({ id })).toEqual({ status: 'CANCELLING' });
      const { run } = await runEvent(org, id);
      expect(run).toMatchObject({ status: 'CANCELLED', doneCount: 0 });
      expect(performance.now() - asked).toBeLessThan(8_000);
      expect(await statusesOf(id)).toEqual({ CANCELLED: 10 });
    });
  });

  it('hangs up on whoever has not answered yet, and asks nobody else', async () => {
    const silent = await startLoopbackServer(() => undefined);
    try {
      const editor = org.as('editor');
      const target = await editor.targets.create({
        kind: 'HTTP',
        name: 'Silent',
        concurrency: 4,
        config: { url: `${silent.url}/chat` },
      });
      const { suiteId } = await makeSuite(org, { scenarios: manyScenarios(10) });
      await withWorker(async () => {
        const { id } = await editor.runs.start({
          suiteId,
          targetIds: [target.id],
          idempotencyKey: newId(),
        });
        const answers = () => silent.requests.map(({ answer }) => answer);
        await expect.poll(answers, { timeout: 20_000 }).toEqual(Array(4).fill('open'));
        await editor.runs.cancel({ id });
        await expect.poll(answers, { timeout: 8_000 }).toEqual(Array(4).fill('cut off'));
        expect((await runEvent(org, id)).run).toMatchObject({ status: 'CANCELLED', doneCount: 0 });
        expect(silent.requests).toHaveLength(4);
      });
    } finally {
      await silent.close();
    }
  });

  it('keeps what was finished before', async () => {
    await withWorker(async () => {
      const id = await startRun(600);
      await runEvent(org, id, ({ run }) => run.doneCount > 0);
      await org.as('operator').runs.cancel({ id });
      const { run } = await runEvent(org, id);
      expect(run).toMatchObject({ status: 'CANCELLED', verdict: 'PASS' });
      const statuses = await statusesOf(id);
      expect(statuses.DONE).toBe(run.doneCount);
      expect((statuses.DONE ?? 0) + (statuses.CANCELLED ?? 0)).toBe(10);
    });
  });

  it('whose worker is gone ends it, too', async () => {
    const id = await startRun(0);
    // A worker that takes some up and is never heard of again.
    await (await takeInHand(org, id, { leaseMs: 3_000 })).step({ capacity: 2 });
    expect(await org.as('operator').runs.cancel({ id })).toEqual({ status: 'CANCELLING' });
    expect(await org.as('operator').runs.cancel({ id })).toEqual({ status: 'CANCELLING' });
    await withWorker(async () => {
      expect((await runEvent(org, id)).run.status).toBe('CANCELLED');
    });
    expect(await statusesOf(id)).toEqual({ CANCELLED: 10 });
  });

  it('that has ended is refused', async () => {
    await withWorker(async () => {
      const id = await startRun(0);
      await runEvent(org, id);
      expect((await refusal(org.as('operator').runs.cancel({ id }))).reason).toBe('runs.over');
    });
  });
});
