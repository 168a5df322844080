import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '#server/core/ids.ts';
import type { Services } from '#server/core/services.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { sendJson, startLoopbackServer } from '../doubles/loopback-server.ts';
import { makeOrg, type TestOrg } from '../org.ts';
import { runEvent } from './follow-run.ts';
import { manyScenarios } from './make-suite.ts';
import { spawnWorker, type WorkerProcess } from './spawn-worker.ts';

export type Trial = {
  /** Conversations: so many scenarios, each so often. */
  scenarios: number;
  repeats: number;
  concurrency: number;
  latencyMs: number;
  leaseMs: number;
  /** What happens to the run while it is played, in this order. */
  blows: readonly Blow[];
};

/** `kill` ends the worker without a word, `restart` the database; `freeze` stops the worker for two leases. */
export type Blow = 'kill' | 'restart' | 'freeze';

export type TrialReport = {
  status: string;
  verdict: string | null;
  /** Conversations that have not exactly one passed result of one turn. */
  lost: number;
  doubled: number;
  /** Calls the assistant got beyond one for each conversation, and what they may be at most. */
  extraCalls: number;
  mostExtraCalls: number;
  /** What the run shows as begun again. */
  begunAgain: number;
  /** Conversations that were asked more often than the run says they were begun. */
  undercounted: number;
  seconds: number;
};

type Ground = { db: Database; services: Services; restartDatabase(): Promise<void> };

/** Plays a run against an assistant on loopback while workers and the database go down at random moments. */
export async function runKillTrial(ground: Ground, trial: Trial): Promise<TrialReport> {
  const assistant = await startLoopbackServer(async (_, response) => {
    await wait(trial.latencyMs);
    sendJson(response, 200, { reply: 'Hello.' });
  });
  const org = await makeOrg(ground.services);
  const startedAt = performance.now();
  let worker = await addWorker(ground, trial);
  try {
    const runId = await startRun(org, `${assistant.url}/chat`, trial);
    for (const blow of trial.blows) {
      await untilPlayed(() => assistant.requests.length);
      await wait(Math.random() * 1_000);
      worker = await strike(blow, worker, { ground, trial });
    }
    const { run } = await runEvent(org, runId);
    const calls = countCalls(assistant.requests);
    const items = await readItems(org, runId);
    return {
      status: run.status,
      verdict: run.verdict,
      lost: items.filter(({ verdict, turns }) => verdict !== 'PASS' || turns === 0).length,
      doubled: items.filter(({ turns }) => turns > 1).length,
      extraCalls: assistant.requests.length - items.length,
      mostExtraCalls: trial.blows.filter((blow) => blow !== 'restart').length * trial.concurrency,
      begunAgain: run.begunAgainCount,
      undercounted: items.filter(({ id, attempt }) => (calls.get(id) ?? 0) > attempt).length,
      seconds: Math.round((performance.now() - startedAt) / 1_000),
    };
  } finally {
    await worker.kill();
    await assistant.close();
  }
}

function addWorker({ db }: Ground, { leaseMs, concurrency }: Trial): Promise<WorkerProcess> {
  return spawnWorker(db, { leaseMs, concurrency, outboundAllow: '127.0.0.1' });
}

/** Does it, and gives the worker that is there afterwards. */
async function strike(
  blow: Blow,
  worker: WorkerProcess,
  { ground, trial }: { ground: Ground; trial: Trial },
): Promise<WorkerProcess> {
  if (blow === 'restart') {
    await ground.restartDatabase();
    return worker;
  }
  if (blow === 'kill') {
    await worker.kill();
    return await addWorker(ground, trial);
  }
  worker.freeze();
  const next = await addWorker(ground, trial);
  await wait(2 * trial.leaseMs);
  worker.wake();
  await worker.stop();
  return next;
}

/** Resolves when the assistant was asked once more. @throws when nobody asks it any more */
async function untilPlayed(count: () => number): Promise<void> {
  const before = count();
  const until = performance.now() + 60_000;
  while (count() === before) {
    if (performance.now() > until) throw new Error('Nothing is played any more.');
    await wait(20);
  }
}

async function startRun(org: TestOrg, url: string, trial: Trial): Promise<string> {
  const api = org.as('editor');
  const { concurrency, repeats } = trial;
  const target = await api.targets.create({
    kind: 'HTTP',
    name: 'Shop',
    concurrency,
    config: { url },
  });
  const scenarioIds: string[] = [];
  for (const [index, turns] of manyScenarios(trial.scenarios).entries()) {
    scenarioIds.push((await api.scenarios.create({ name: `Scenario ${index + 1}`, turns })).id);
  }
  const suite = await api.suites.create({ name: 'Trial', scenarioIds, targetIds: [target.id] });
  return (await api.runs.start({ suiteId: suite.id, repeats, idempotencyKey: newId() })).id;
}

/** By conversation; each of its calls names it. */
function countCalls(requests: readonly { headers: Record<string, string> }[]): Map<string, number> {
  const calls = new Map<string, number>();
  for (const { headers } of requests) {
    const [id = ''] = (headers['idempotency-key'] ?? '').split(':');
    calls.set(id, (calls.get(id) ?? 0) + 1);
  }
  return calls;
}

async function readItems(org: TestOrg, runId: string) {
  const items = await org.open((scope) =>
    scope.db.runItem.findMany({
      where: { runId },
      select: { id: true, verdict: true, attempt: true, _count: { select: { turns: true } } },
    }),
  );
  return items.map(({ _count, ...item }) => ({ ...item, turns: _count.turns }));
}
