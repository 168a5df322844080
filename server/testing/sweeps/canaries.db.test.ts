import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runExecutor } from '#server/areas/runs/engine/execute-run.ts';
import { executeRunJob } from '#server/areas/runs/jobs.ts';
import { onJob } from '#server/core/area.ts';
import { newId } from '#server/core/ids.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { startWorker } from '#server/queue/index.ts';
import type { OpenServices } from '#server/start/services.ts';
import { testDatabase } from '#server/testing/database.ts';
import {
  echoEncodings,
  endpointEchoes,
  modelEchoes,
  startEchoDouble,
} from '#server/testing/doubles/echo-double.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { followRun } from '#server/testing/runs/follow-run.ts';
import { manyScenarios } from '#server/testing/runs/make-suite.ts';
import { spawnWorker } from '#server/testing/runs/spawn-worker.ts';
import { dumpTables } from '#server/testing/secrets/dump-tables.ts';
import { findLeaks } from '#server/testing/secrets/find-leaks.ts';
import { keysOf, makeKeyFolder } from '#server/testing/secrets/key-ring.ts';
import { testServices } from '#server/testing/services.ts';

const canary = () => `CNRY${randomBytes(15).toString('hex')}`;
const [keyCanary, headerCanary] = [canary(), canary()];
const provider = 'OPENAI_COMPATIBLE' as const;
// Marks that each encoding writes in its own way.
const key = `sk-"/+${keyCanary}&=\\x`;
const header = `Bearer "/+${headerCanary}&= \\x`;
const keys = makeKeyFolder();
const rootKeyFile = keys.makeKey('root');
const secrets = [keyCanary, headerCanary, readFileSync(rootKeyFile).toString('latin1')];

let db: Database;
let services: OpenServices;
let echo: Double;
let org: TestOrg;
const logged: string[] = [];

beforeAll(async () => {
  db = await testDatabase();
  echo = await startEchoDouble();
  services = await testServices(db, {
    outboundAllow: '127.0.0.1',
    rootKeys: keysOf(rootKeyFile),
    out: { write: (line) => logged.push(line) },
  });
  org = await makeOrg(services);
});
afterAll(async () => {
  await services.close();
  await echo.close();
  await db.stop();
  rmSync(keys.folder, { recursive: true });
});

/** A target for every place and way in which the service gives the secret away. */
async function makeTargets(): Promise<string[]> {
  const { targets } = org.as('editor');
  const ids: string[] = [];
  for (const how of Object.keys(echoEncodings)) {
    for (const where of Object.keys(endpointEchoes)) {
      const name = `${where}/${how}`;
      const made = await targets.create({
        kind: 'HTTP',
        name,
        config: {
          url: `${echo.url}/${name}`,
          secretHeaderName: 'Authorization',
          conversationIdPath: where === 'body' ? '/id' : '',
        },
        secretHeaderValue: header,
      });
      ids.push(made.id);
    }
    for (const where of Object.keys(modelEchoes)) {
      const name = `${where}-${how}`;
      const config = { provider, model: name };
      ids.push((await targets.create({ kind: 'MODEL', name, config, promptId: null })).id);
    }
  }
  return ids;
}

async function makeSuite(name: string, targetIds: string[]): Promise<string> {
  const { scenarios, suites } = org.as('editor');
  const [turns = []] = manyScenarios(1);
  const { id } = await scenarios.create({ name, turns: [...turns, ...turns] });
  return (await suites.create({ name, scenarioIds: [id], targetIds })).id;
}

const start = async (suiteId: string) =>
  (await org.as('operator').runs.start({ suiteId, idempotencyKey: newId() })).id;

async function streamed(runId: string): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of followRun(org, runId)) events.push(event);
  return events;
}

function expectNoLeak(what: string, text: string) {
  const leaks = findLeaks(text, secrets);
  expect({ what, leaks, text: leaks.length > 0 ? text : '' }).toEqual({
    what,
    leaks: [],
    text: '',
  });
}

describe('secrets that every service gives away', { timeout: 240_000 }, () => {
  let targetIds: string[];
  const answers: unknown[] = [];

  beforeAll(async () => {
    await org.as('admin').apiKeys.set({ provider, key, baseUrl: `${echo.url}/v1` });
    targetIds = await makeTargets();
  });

  it('are found by the search when nothing removes them', () => {
    for (const encode of Object.values(echoEncodings)) {
      expect(findLeaks(`"${encode(key)}"`, secrets)).toEqual([keyCanary]);
      expect(findLeaks(JSON.stringify({ text: encode(header) }), secrets)).toEqual([headerCanary]);
    }
  });

  it('are in no answer, no table and no line of the log', async () => {
    const { apiKeys, targets, audit } = org.as('admin');
    answers.push(await apiKeys.test({ provider }));
    answers.push(...(await Promise.all(targetIds.map((id) => targets.test({ id })))));
    const executor = runExecutor({
      retries: { random: () => 0, wait: async () => undefined },
    });
    const worker = await startWorker({
      queueConfig: db.config('queue'),
      services,
      areas: [{ name: 'runs', jobs: [onJob(executeRunJob, executor)] }],
      concurrency: 20,
      log: services.log,
    });
    const { runs } = org.as('viewer');
    let played = 0;
    for (const half of [targetIds.slice(0, 45), targetIds.slice(45)]) {
      const runId = await start(await makeSuite(`Half ${half[0]}`, half));
      answers.push(await streamed(runId));
      const { items } = await runs.items({ runId, limit: 200 });
      for (const { id } of items) answers.push(await runs.item({ itemId: id }));
      answers.push(await runs.export({ runId }), await runs.get({ id: runId }));
      played += items.length;
    }
    await worker.stop();
    expect(played).toBe(targetIds.length);
    answers.push(await apiKeys.list());
    answers.push(await targets.list({ limit: 200 }), await audit.list({ limit: 200 }));

    const sent = echo.requests.map(({ headers }) => headers.authorization);
    expect(new Set(sent)).toEqual(new Set([`Bearer ${key}`, header]));
    const told = JSON.stringify(answers);
    expect(told).toContain('[removed]');
    for (const answer of answers) expectNoLeak('an answer', JSON.stringify(answer));
    for (const line of logged) expectNoLeak('a line of the log', line);
    expect(logged.length).toBeGreaterThan(0);
    for (const row of (await dumpTables(db)).split('\n')) expectNoLeak('a row', row);
  });

  it('are in no environment or command line of a worker, nor is the root key', async () => {
    const worker = await spawnWorker(db, { rootKeyFile, outboundAllow: '127.0.0.1' });
    const runId = await start(await makeSuite('Six', targetIds.slice(0, 6)));
    const seen: string[] = [];
    for await (const _ of followRun(org, runId)) {
      for (const file of ['environ', 'cmdline']) {
        seen.push(readFileSync(`/proc/${worker.pid}/${file}`, 'latin1'));
      }
    }
    await worker.stop();
    expect(seen.length).toBeGreaterThan(0);
    for (const text of seen) expectNoLeak('a process', text);
    const rootKey = readFileSync(rootKeyFile);
    for (const form of ['base64', 'base64url', 'hex', 'latin1'] as const) {
      expect(seen.join('')).not.toContain(rootKey.toString(form));
    }
  });
});
