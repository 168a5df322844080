import { afterAll, beforeAll, expect, it } from 'vitest';
import { areas } from '#server/areas/index.ts';
import { newId } from '#server/core/ids.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { startWorker, type Worker } from '#server/queue/index.ts';
import type { OpenServices } from '#server/start/services.ts';
import { testDatabase } from '#server/testing/database.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import { wholeRun } from '#server/testing/runs/whole-run.ts';
import { testServices } from '#server/testing/services.ts';

const apiKey = 'sk-test-0123456789abcdef';
let db: Database;
let double: Double;
let services: OpenServices;
let worker: Worker;
let org: TestOrg;

beforeAll(async () => {
  db = await testDatabase();
  double = await startOpenAiDouble();
  services = await testServices(db, { outboundAllow: '127.0.0.1' });
  const { log } = services;
  const queueConfig = db.config('queue');
  worker = await startWorker({ queueConfig, services, areas, concurrency: 8, log });
  org = await makeOrg(services);
  const baseUrl = `${double.url}/v1`;
  await org.as('admin').apiKeys.set({ provider: 'OPENAI_COMPATIBLE', key: apiKey, baseUrl });
});
afterAll(async () => {
  await worker.stop();
  await services.close();
  await double.close();
  await db.stop();
});

async function addTarget(model: string): Promise<string> {
  const config = { provider: 'OPENAI_COMPATIBLE' as const, model, timeoutMs: 1_000 };
  const target = { kind: 'MODEL' as const, name: model, promptId: null, config };
  return (await org.as('editor').targets.create(target)).id;
}

it('a run keeps what works and says why the rest does not, without the key', {
  timeout: 90_000,
}, async () => {
  const api = org.as('editor');
  const models = ['fine', 'fail-unauthorized', 'fail-server-error', 'fail-hang', 'fail-drop'];
  const targetIds = await Promise.all(models.map(addTarget));
  const scenario = await api.scenarios.create({
    name: 'Greeting',
    turns: [
      { kind: 'USER', userText: 'Hello there' },
      { kind: 'EXPECT', expectations: [{ kind: 'REGEX', pattern: '.' }] },
      { kind: 'USER', userText: 'And again' },
    ],
  });
  const judged = await api.scenarios.create({
    name: 'Judged',
    turns: [
      { kind: 'USER', userText: 'Hello there' },
      { kind: 'EXPECT', expectations: [{ kind: 'SEMANTIC_ASSERT', rubric: 'Is kind.' }] },
    ],
  });
  const scenarioIds = [scenario.id, judged.id];
  const suite = await api.suites.create({ name: 'Models', scenarioIds, targetIds });
  const { id } = await api.runs.start({ suiteId: suite.id, idempotencyKey: newId() });
  const { run } = await runEvent(org, id);
  expect(run).toMatchObject({ status: 'COMPLETED', verdict: 'ERROR', passCount: 1, errorCount: 9 });

  const whole = await wholeRun(api, id);
  const [fine, ...broken] = whole.items.filter(({ row }) => row === 0);
  expect(fine).toMatchObject({ verdict: 'PASS', costMicroUsd: null });
  expect(fine?.turns).toHaveLength(2);
  const reasons = broken.map(({ turns }) => turns.map(({ errorReason }) => errorReason));
  expect(reasons).toEqual([
    ['assistant.unauthorized'],
    ['assistant.unavailable'],
    ['assistant.timeout'],
    ['assistant.disconnected'],
  ]);
  const [unjudged] = whole.items.filter(({ row }) => row === 1);
  expect(unjudged?.summary).toContain('No judge is chosen. Choose one under Targets');
  expect(JSON.stringify(whole)).not.toContain(apiKey.slice(8));
});
