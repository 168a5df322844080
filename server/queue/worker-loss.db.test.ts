import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import { makeSuite, manyScenarios } from '#server/testing/runs/make-suite.ts';
import { spawnWorker, type WorkerProcess } from '#server/testing/runs/spawn-worker.ts';

const { db, services } = await openTestServices();
let org: TestOrg;
let workers: WorkerProcess[] = [];

beforeEach(async () => {
  org = await makeOrg(services);
});
afterEach(async () => {
  await Promise.all(workers.filter((worker) => worker.isAlive()).map((worker) => worker.stop()));
  workers = [];
});

async function addWorker(): Promise<WorkerProcess> {
  const worker = await spawnWorker(db);
  workers.push(worker);
  return worker;
}

async function startLongRun(): Promise<string> {
  const { suiteId } = await makeSuite(org, { scenarios: manyScenarios(24), latencyMs: 400 });
  return (await org.as('operator').runs.start({ suiteId, idempotencyKey: newId() })).id;
}

/** Every item of a run with how often it was begun and how many turns were written for it. */
async function readPlayed(runId: string) {
  return await org.open((scope) =>
    scope.db.runItem.findMany({
      where: { runId },
      select: { status: true, verdict: true, attempt: true, _count: { select: { turns: true } } },
    }),
  );
}

async function expectPlayedOnce(runId: string): Promise<void> {
  const items = await readPlayed(runId);
  expect(items).toHaveLength(24);
  for (const { status, verdict, _count } of items) {
    expect({ status, verdict, turns: _count.turns }).toEqual({
      status: 'DONE',
      verdict: 'PASS',
      turns: 1,
    });
  }
}

describe('a run outlives its worker', () => {
  it('that is killed: another one plays the rest, each item once', {
    timeout: 90_000,
  }, async () => {
    const first = await addWorker();
    const runId = await startLongRun();
    await runEvent(org, runId, ({ run }) => run.doneCount >= 4);
    await addWorker();
    await first.kill();
    const { run } = await runEvent(org, runId);
    expect(run).toMatchObject({
      status: 'COMPLETED',
      verdict: 'PASS',
      doneCount: 24,
      passCount: 24,
    });
    await expectPlayedOnce(runId);
    // What the first one played, and what waited ready to follow it.
    const again = (await readPlayed(runId)).filter(({ attempt }) => attempt > 1);
    expect(again.length).toBeLessThanOrEqual(8);
    expect(run.begunAgainCount).toBe(again.length);
  });

  it('that is stopped: it lets go at once and nothing counts as an attempt', {
    timeout: 90_000,
  }, async () => {
    const first = await addWorker();
    const runId = await startLongRun();
    await runEvent(org, runId, ({ run }) => run.doneCount >= 4);
    expect(await first.stop()).toBe(0);
    const waiting = await readPlayed(runId);
    expect(waiting.filter(({ status }) => status === 'RUNNING')).toEqual([]);
    expect(waiting.filter(({ status }) => status === 'PENDING').length).toBeGreaterThan(0);
    await addWorker();
    expect((await runEvent(org, runId)).run.status).toBe('COMPLETED');
    await expectPlayedOnce(runId);
    for (const { attempt } of await readPlayed(runId)) expect(attempt).toBe(1);
  });

  it('that freezes: what it writes after waking is dropped', { timeout: 90_000 }, async () => {
    const frozen = await addWorker();
    const runId = await startLongRun();
    await runEvent(org, runId, ({ run }) => run.doneCount >= 4);
    frozen.freeze();
    await addWorker();
    await runEvent(org, runId, ({ run }) => run.doneCount >= 16);
    frozen.wake();
    expect((await runEvent(org, runId)).run).toMatchObject({ status: 'COMPLETED', passCount: 24 });
    await expectPlayedOnce(runId);
  });

  it('that freezes with the run in its hands: its locks end without it', {
    timeout: 90_000,
  }, async () => {
    const frozen = await addWorker();
    const runId = await startLongRun();
    await runEvent(org, runId, ({ run }) => run.doneCount >= 1);
    await freezeInTransaction(frozen);
    await addWorker();
    expect((await runEvent(org, runId)).run).toMatchObject({ status: 'COMPLETED', passCount: 24 });
    frozen.wake();
    expect(await frozen.stop()).toBe(0);
    await expectPlayedOnce(runId);
  });

  it('and the loss of the queue’s own row', { timeout: 90_000 }, async () => {
    const runId = await startLongRun();
    await forgetJobs();
    await addWorker();
    expect((await runEvent(org, runId)).run.status).toBe('COMPLETED');
    await expectPlayedOnce(runId);
  });
});

/** Freezes a worker at a moment in which it holds a run locked. */
async function freezeInTransaction(worker: WorkerProcess): Promise<void> {
  await withClient(db.config('app'), async (client) => {
    for (;;) {
      worker.freeze();
      const { rows } = await client.query(
        `select from pg_locks l join pg_stat_activity a on a.pid = l.pid
         where l.relation = 'run'::regclass and l.mode = 'RowExclusiveLock' and l.granted
           and a.state = 'idle in transaction' and a.datname = current_database()`,
      );
      if (rows.length > 0) return;
      worker.wake();
      await client.query('select pg_sleep(0.005)');
    }
  });
}

async function forgetJobs(): Promise<void> {
  await withClient(db.config('queue'), (client) =>
    client.query('delete from graphile_worker._private_jobs'),
  );
}
