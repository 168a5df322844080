import { afterAll, beforeAll, expect, it } from 'vitest';
import { areas } from '#server/areas/index.ts';
import { newId } from '#server/core/ids.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { startWorker, type Worker } from '#server/queue/index.ts';
import type { OpenServices } from '#server/start/services.ts';
import { testDatabase } from '#server/testing/database.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { type OpenAiChat, startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import { wholeRun } from '#server/testing/runs/whole-run.ts';
import { testServices } from '#server/testing/services.ts';

const asked: OpenAiChat[] = [];
/** What the judge says, one after the other. */
const answers: string[] = [];
let db: Database;
let double: Double;
let services: OpenServices;
let worker: Worker;
let org: TestOrg;

beforeAll(async () => {
  db = await testDatabase();
  double = await startOpenAiDouble({
    reply: (chat) => {
      asked.push(chat);
      return answers.shift() ?? 'nothing left to say';
    },
  });
  services = await testServices(db, { outboundAllow: '127.0.0.1' });
  const { log } = services;
  const queueConfig = db.config('queue');
  worker = await startWorker({ queueConfig, services, areas, concurrency: 8, log });
  org = await makeOrg(services);
  const baseUrl = `${double.url}/v1`;
  await org.as('admin').apiKeys.set({ provider: 'OPENAI_COMPATIBLE', key: 'sk-test-1', baseUrl });
});
afterAll(async () => {
  await worker.stop();
  await services.close();
  await double.close();
  await db.stop();
});

const vote = (verdict: 'PASS' | 'FAIL', confidence = 0.5) =>
  JSON.stringify({ verdict, confidence, reason: `${verdict} it is.` });

async function makeTargets() {
  const { targets } = org.as('editor');
  const demo = await targets.create({ kind: 'DEMO', name: newId(), config: { latencyMs: 0 } });
  const config = { provider: 'OPENAI_COMPATIBLE' as const, model: 'referee', timeoutMs: 2_000 };
  const judge = await targets.create({ kind: 'MODEL', name: newId(), promptId: null, config });
  return { demo: demo.id, judge: judge.id };
}

/** One conversation of which a judge decides one expectation. */
async function play(targetId: string) {
  const api = org.as('editor');
  asked.splice(0);
  const scenario = await api.scenarios.create({
    name: newId(),
    turns: [
      { kind: 'USER', userText: 'Hello there' },
      { kind: 'EXPECT', expectations: [{ kind: 'SEMANTIC_ASSERT', rubric: 'Is kind.' }] },
    ],
  });
  const suite = await api.suites.create({
    name: newId(),
    scenarioIds: [scenario.id],
    targetIds: [targetId],
  });
  const { id } = await api.runs.start({ suiteId: suite.id, idempotencyKey: newId() });
  await runEvent(org, id);
  const whole = await wholeRun(api, id);
  const [item] = whole.items;
  return { item, judged: item?.turns[0]?.expectations[0], whole };
}

it('a judge votes as often as its run was told, and the majority decides', {
  timeout: 60_000,
}, async () => {
  const { demo, judge } = await makeTargets();
  await org.as('editor').targets.useAsJudge({ id: judge, votes: 3 });
  answers.push(vote('PASS', 0.9), vote('FAIL', 0.6), vote('PASS', 0.7));
  const { item, judged, whole } = await play(demo);
  expect(asked.map(({ parameters }) => parameters.temperature)).toEqual([0.7, 0.7, 0.7]);
  expect(item).toMatchObject({ verdict: 'PASS', costMicroUsd: null });
  expect(item?.turns[0]?.costMicroUsd).toBe(0);
  expect(judged?.evidence.confidence).toBeCloseTo(2 / 3);
  expect(judged?.evidence.meanConfidence).toBeCloseTo(0.8);
  expect(judged?.evidence.votes).toHaveLength(3);
  expect(whole).toMatchObject({ judge: { votes: 3 } });
});

it('what can’t be read twice is no vote, and too few votes are an error', {
  timeout: 60_000,
}, async () => {
  const { demo, judge } = await makeTargets();
  await org.as('editor').targets.useAsJudge({ id: judge, votes: 3 });
  answers.push(vote('PASS'), ...Array.from({ length: 4 }, () => 'PASS, of course!'));
  const { item, judged } = await play(demo);
  expect(asked).toHaveLength(5);
  expect(item?.verdict).toBe('ERROR');
  expect(judged?.evidence.message).toContain('Only 1 of 3 votes of the judge could be read.');
});

it('one answer is asked for coolly, and the number of votes stays with the target', {
  timeout: 60_000,
}, async () => {
  const { demo, judge } = await makeTargets();
  const { targets } = org.as('editor');
  await targets.useAsJudge({ id: judge, votes: 5 });
  await targets.useAsJudge({ id: null });
  await targets.useAsJudge({ id: judge });
  expect((await targets.get({ id: judge })).judgeVotes).toBe(5);
  await targets.useAsJudge({ id: judge, votes: 1 });
  answers.push(vote('FAIL', 0.9));
  const { judged } = await play(demo);
  expect(asked.map(({ parameters }) => parameters.temperature)).toEqual([0]);
  expect(judged).toMatchObject({ verdict: 'FAIL', evidence: { confidence: 0.9 } });
  expect(judged?.evidence.votes).toBeUndefined();
  expect(await refusal(targets.useAsJudge({ id: demo, votes: 3 }))).toMatchObject({
    reason: 'targets.cannotVote',
    fields: ['votes'],
  });
});
