import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runExecutor } from '#server/areas/runs/engine/execute-run.ts';
import { executeRunJob } from '#server/areas/runs/jobs.ts';
import { onJob } from '#server/core/area.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { startWorker, type Worker } from '#server/queue/index.ts';
import type { OpenServices } from '#server/start/services.ts';
import { testDatabase } from '#server/testing/database.ts';
import { echoEncodings, startEchoDouble } from '#server/testing/doubles/echo-double.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import {
  type CanaryOrg,
  canaryMark,
  canarySteps,
  makeCanaryOrg,
} from '#server/testing/secrets/canary-org.ts';
import { dumpTables } from '#server/testing/secrets/dump-tables.ts';
import { findLeaks } from '#server/testing/secrets/find-leaks.ts';
import { testServices } from '#server/testing/services.ts';

const stepCount = 500;
const orgCount = 5;

let db: Database;
let services: OpenServices;
let echo: Double;
let worker: Worker;
const orgs: CanaryOrg[] = [];
const logged: string[] = [];

beforeAll(async () => {
  db = await testDatabase();
  echo = await startEchoDouble();
  services = await testServices(db, {
    outboundAllow: '127.0.0.1',
    out: { write: (line) => logged.push(line) },
  });
  const executor = runExecutor({ retries: { random: () => 0, wait: async () => undefined } });
  worker = await startWorker({
    queueConfig: db.config('queue'),
    services,
    areas: [{ name: 'runs', jobs: [onJob(executeRunJob, executor)] }],
    concurrency: 20,
    log: services.log,
  });
  for (let index = 0; index < orgCount; index += 1) {
    orgs.push(await makeCanaryOrg(services, echo.url, index));
  }
});
afterAll(async () => {
  await worker.stop();
  await services.close();
  await echo.close();
  await db.stop();
});

type Answer = { text: string; isRefused: boolean };

/** What a step answers, or everything its refusal says, not only what clients see of it. */
async function answerOf(work: Promise<unknown>): Promise<Answer> {
  try {
    return { text: JSON.stringify(await work) ?? '', isRefused: false };
  } catch (error) {
    return { text: error instanceof Error ? error.message : String(error), isRefused: true };
  }
}

function expectNoLeak(what: string, text: string) {
  const leaks = findLeaks(text, [canaryMark]);
  const shown = leaks.length > 0 ? text : '';
  expect({ what, leaks, text: shown }).toEqual({ what, leaks: [], text: '' });
}

/** What every process here was started with, as far as it may be read. */
function* startedWith(): Generator<string> {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    for (const file of ['cmdline', 'environ']) {
      try {
        yield readFileSync(`/proc/${pid}/${file}`, 'latin1');
      } catch {
        // It has ended, or is somebody else's.
      }
    }
  }
}

it('fifty secrets that every service gives away are nowhere after five hundred steps', async () => {
  for (const encode of Object.values(echoEncodings)) {
    expect(findLeaks(`"${encode(`sk-"/+${canaryMark}&=`)}"`, [canaryMark])).toEqual([canaryMark]);
  }
  const seed = randomInt(2 ** 31);
  const Step = fc.record({
    name: fc.constantFrom(...Object.keys(canarySteps)),
    orgIndex: fc.nat({ max: orgCount - 1 }),
    pick: fc.nat({ max: 1_000 }),
  });
  const tally = new Map<string, { answered: number; refused: number; removed: number }>();
  for (const [index, step] of fc.sample(Step, { seed, numRuns: stepCount }).entries()) {
    const org = orgs[step.orgIndex];
    const run = canarySteps[step.name];
    if (!org || !run) throw new Error('There is no such step.');
    const { text, isRefused } = await answerOf(run(org, step.pick));
    expectNoLeak(`seed ${seed}, step ${index}: ${step.name}`, text);
    const told = tally.get(step.name) ?? { answered: 0, refused: 0, removed: 0 };
    told[isRefused ? 'refused' : 'answered'] += 1;
    if (text.includes('[removed]')) told.removed += 1;
    tally.set(step.name, told);
  }
  for (const line of logged) expectNoLeak('a line of the log', line);
  for (const row of (await dumpTables(db)).split('\n')) expectNoLeak('a row', row);
  for (const text of startedWith()) expect(text).not.toContain(canaryMark);

  const sent = new Set(echo.requests.map(({ headers }) => headers.authorization));
  const figures = { seed, requests: echo.requests.length, secretsSent: sent.size };
  const steps = Object.fromEntries(tally);
  process.stdout.write(`${JSON.stringify({ ...figures, logLines: logged.length, steps })}\n`);
  expect(sent.size).toBeGreaterThanOrEqual(50);
  expect([...tally.keys()].sort()).toEqual(Object.keys(canarySteps).sort());
  expect(tally.get('a key with a mistake')?.answered).toBe(0);
  for (const name of ['a target tried', 'a run']) {
    expect(tally.get(name)?.removed).toBeGreaterThan(0);
  }
});
