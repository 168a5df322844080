import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { areas } from '#server/areas/index.ts';
import { newId } from '#server/core/ids.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { startWorker } from '#server/queue/index.ts';
import { createOrgCaller } from '#server/rpc/app-router.ts';
import type { OpenServices } from '#server/start/services.ts';
import { testDatabase } from '#server/testing/database.ts';
import { startEndpointDouble } from '#server/testing/doubles/endpoint-double.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import { manyScenarios } from '#server/testing/runs/make-suite.ts';
import { keysOf, makeKeyFolder } from '#server/testing/secrets/key-ring.ts';
import { testServices } from '#server/testing/services.ts';

const keys = makeKeyFolder();
const [right, wrong] = [keys.makeKey('right'), keys.makeKey('wrong')];
let db: Database;
let open: OpenServices;
let doubles: [model: Double, endpoint: Double];
let org: TestOrg;

beforeAll(async () => {
  db = await testDatabase();
  open = await testServices(db, { outboundAllow: '127.0.0.1', rootKeys: keysOf(right) });
  doubles = [await startOpenAiDouble(), await startEndpointDouble()];
});
beforeEach(async () => {
  org = await makeOrg(open);
});
afterAll(async () => {
  await Promise.all(doubles.map((double) => double.close()));
  await open.close();
  await db.stop();
  rmSync(keys.folder, { recursive: true });
});

/** The organization's API as its admin gets it from a process with other root keys. */
function adminOf(of: TestOrg, services: OpenServices) {
  const user = of.users.admin;
  return createOrgCaller({
    services,
    signedIn: { user, session: { id: user.id } },
    tokenHash: null,
    orgSlug: of.slug,
    requestId: newId(),
    ipAddress: null,
    userAgent: null,
  });
}

/** A model and an endpoint, each with a secret, and a suite that plays five scenarios against both. */
async function prepare() {
  const [model, endpoint] = doubles;
  const [admin, editor] = [org.as('admin'), org.as('editor')];
  const provider = 'OPENAI_COMPATIBLE' as const;
  await admin.apiKeys.set({ provider, key: 'sk-key-of-the-model', baseUrl: `${model.url}/v1` });
  const named = { kind: 'MODEL' as const, name: 'Model', promptId: null };
  const first = await editor.targets.create({ ...named, config: { provider, model: 'large' } });
  const config = { url: `${endpoint.url}/chat`, secretHeaderName: 'Authorization' };
  const second = await editor.targets.create({
    kind: 'HTTP',
    name: 'Endpoint',
    config,
    secretHeaderValue: 'Bearer of-the-endpoint',
  });
  const scenarioIds: string[] = [];
  for (const [index, turns] of manyScenarios(5).entries()) {
    scenarioIds.push((await editor.scenarios.create({ name: `S${index}`, turns })).id);
  }
  const targetIds = [first.id, second.id];
  const { id: suiteId } = await editor.suites.create({ name: 'Both', scenarioIds, targetIds });
  return { suiteId, endpointId: second.id, modelId: first.id };
}

async function play(services: OpenServices, suiteId: string) {
  const queueConfig = db.config('queue');
  const { log } = services;
  const worker = await startWorker({ queueConfig, services, areas, concurrency: 8, log });
  const started = await org.as('operator').runs.start({ suiteId, idempotencyKey: newId() });
  const { run } = await runEvent(org, started.id);
  await worker.stop();
  return run;
}

const used = async () => (await org.as('admin').audit.list({ action: 'secret.used' })).items;

describe('using a secret', () => {
  it('is in the log once for each run, and where the secret is shown', async () => {
    const { suiteId, endpointId } = await prepare();
    const run = await play(open, suiteId);
    expect(run).toMatchObject({ verdict: 'PASS', passCount: 10 });
    const events = await used();
    expect(events.map(({ resourceName }) => resourceName).sort()).toEqual([
      'Endpoint',
      'OpenAI-compatible',
    ]);
    for (const { details } of events) {
      expect(details).toEqual({ purpose: 'run', id: run.id, name: `Run ${run.number}` });
    }
    const lastRun = { id: run.id, number: run.number };
    const { items } = await org.as('viewer').apiKeys.list();
    expect(items.find(({ isSet }) => isSet)).toMatchObject({ lastRun });
    const target = await org.as('viewer').targets.get({ id: endpointId });
    expect(target).toMatchObject({ headerLastRun: lastRun, headerLastUsedAt: expect.any(Date) });
  });

  it('is in the log for each test', async () => {
    const { endpointId, modelId } = await prepare();
    const { apiKeys, targets } = org.as('admin');
    await apiKeys.test({ provider: 'OPENAI_COMPATIBLE' });
    await targets.test({ id: modelId });
    await targets.test({ id: endpointId });
    await targets.test({ id: endpointId });
    const events = await used();
    expect(events).toHaveLength(4);
    for (const { details } of events) expect(details).toEqual({ purpose: 'test' });
  });
});

describe.each([
  [
    'without a root key',
    () => ({ ...keysOf(wrong), currentId: async () => null, wrap: async () => null }),
  ],
  ['with a wrong root key', () => keysOf(wrong)],
])('%s', (_, rootKeys) => {
  let sealed: OpenServices;
  beforeAll(async () => {
    sealed = await testServices(db, { outboundAllow: '127.0.0.1', rootKeys: rootKeys() });
  });
  afterAll(() => sealed.close());

  it('everything can be read, and no secret be used or set', async () => {
    const { endpointId, modelId } = await prepare();
    const { apiKeys, targets } = adminOf(org, sealed);
    expect(await apiKeys.list()).toMatchObject({ areSealed: true });
    for (const id of [endpointId, modelId]) {
      expect((await targets.get({ id })).problem).toContain('sealed');
    }
    const key = { provider: 'OPENAI' as const, key: 'sk-of-somebody' };
    const refused = [
      apiKeys.test({ provider: 'OPENAI_COMPATIBLE' }),
      apiKeys.set(key),
      targets.test({ id: endpointId }),
      targets.test({ id: modelId }),
    ];
    for (const outcome of await Promise.all(refused.map(refusal))) {
      expect(outcome).toMatchObject({ code: 'SERVICE_UNAVAILABLE', reason: 'secrets.sealed' });
    }
    const fresh = await makeOrg(sealed, 'Fresh');
    expect((await refusal(fresh.as('admin').apiKeys.set(key))).reason).toBe('secrets.sealed');
    expect(await sealed.secrets.problem()).toMatch(/sealed: the root key [0-9a-f]{16} is missing/);
    expect(await used()).toEqual([]);
  });

  it('a run ends in errors that say so', async () => {
    const { suiteId } = await prepare();
    const run = await play(sealed, suiteId);
    expect(run).toMatchObject({ status: 'COMPLETED', verdict: 'ERROR', errorCount: 10 });
    const { items } = await org.as('viewer').runs.items({ runId: run.id });
    for (const { summary } of items) expect(summary).toContain('secrets are sealed');
  });
});
