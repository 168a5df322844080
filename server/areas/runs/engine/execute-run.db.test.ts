import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Prisma } from '#server/core/db/prisma.ts';
import { newId } from '#server/core/ids.ts';
import { startWorker, type Worker } from '#server/queue/index.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import { makeSuite, manyScenarios } from '#server/testing/runs/make-suite.ts';
import { areas } from '../../index.ts';

const { db, services } = await openTestServices({ outboundAllow: '127.0.0.1' });
let org: TestOrg;
let worker: Worker;

beforeEach(async () => {
  org = await makeOrg(services);
  const { log } = services;
  const queueConfig = db.config('queue');
  worker = await startWorker({ queueConfig, services, areas, concurrency: 8, log });
});
afterEach(() => worker.stop());

async function start(suiteId: string): Promise<string> {
  return (await org.as('operator').runs.start({ suiteId, idempotencyKey: newId() })).id;
}

const itemsOf = (runId: string) =>
  org.open((scope) =>
    scope.db.runItem.findMany({
      where: { runId },
      select: { status: true, verdict: true, attempt: true, _count: { select: { turns: true } } },
    }),
  );

describe('a worker', { timeout: 60_000 }, () => {
  it('plays every repeat of every scenario once', async () => {
    const { suiteId } = await makeSuite(org, { scenarios: manyScenarios(12), repeats: 20 });
    const id = await start(suiteId);
    const { run } = await runEvent(org, id);
    expect(run).toMatchObject({ status: 'COMPLETED', passCount: 240, begunAgainCount: 0 });
    for (const item of await itemsOf(id)) {
      expect(item).toEqual({ status: 'DONE', verdict: 'PASS', attempt: 1, _count: { turns: 1 } });
    }
  });

  it('plays several runs at the same time', async () => {
    const { suiteId } = await makeSuite(org, {
      scenarios: manyScenarios(4),
      repeats: 4,
      latencyMs: 200,
      concurrency: 4,
    });
    const [one, other] = [await start(suiteId), await start(suiteId)];
    await runEvent(org, one, ({ run }) => run.doneCount > 0 && run.doneCount < 16);
    const meanwhile = await runEvent(org, other, ({ run }) => run.doneCount > 0);
    expect(meanwhile.run.doneCount).toBeLessThan(16);
    for (const id of [one, other]) {
      expect((await runEvent(org, id)).run).toMatchObject({ status: 'COMPLETED', passCount: 16 });
    }
  });

  it('slows down for a model that limits its rate, and loses nothing to it', async () => {
    let calls = 0;
    const double = await startOpenAiDouble({
      fault: () => {
        calls += 1;
        return calls % 5 === 0 ? 'rate-limit' : null;
      },
      retryAfterSeconds: 1,
      reply: () => 'Hello.',
    });
    try {
      const { suiteId } = await makeModelSuite(double.url);
      const { run } = await runEvent(org, await start(suiteId));
      expect(run).toMatchObject({ status: 'COMPLETED', verdict: 'PASS', passCount: 20 });
      const lanes = await org.open((scope) => scope.db.lane.findMany());
      expect(lanes).toMatchObject([{ name: 'OPENAI_COMPATIBLE' }]);
      const turns = await org.open((scope) =>
        scope.db.turnResult.findMany({ where: { attempts: { not: Prisma.AnyNull } } }),
      );
      expect(turns.length).toBeGreaterThan(0);
      const failed = turns.flatMap(({ attempts }) => (Array.isArray(attempts) ? attempts : []));
      expect(failed[0]).toMatchObject({ reason: 'assistant.rateLimited' });
    } finally {
      await double.close();
    }
  });
});

async function makeModelSuite(url: string) {
  const editor = org.as('admin');
  await editor.apiKeys.set({
    provider: 'OPENAI_COMPATIBLE',
    key: 'sk-compat-0123456789abcdef',
    baseUrl: `${url}/v1`,
  });
  const target = await editor.targets.create({
    kind: 'MODEL',
    name: 'Model',
    concurrency: 8,
    promptId: null,
    config: { provider: 'OPENAI_COMPATIBLE', model: 'double-large' },
  });
  const { scenarioIds } = await makeSuite(org, { scenarios: manyScenarios(20) });
  const suite = await editor.suites.create({
    name: 'Model suite',
    scenarioIds,
    targetIds: [target.id],
  });
  return { suiteId: suite.id };
}
