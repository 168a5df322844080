import { beforeEach, describe, expect, it } from 'vitest';
import { limitsOf } from '#server/areas/plans/index.ts';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { makeSuite, manyScenarios } from '#server/testing/runs/make-suite.ts';
import { type Advanced, advanceRun, type Step } from './advance-run.ts';
import type { ClaimedItem } from './claim-items.ts';
import type { PlayedTurn } from './played.ts';
import type { Outcome } from './record-items.ts';
import { sumItem } from './sum-item.ts';

const { services } = await openTestServices();
let org: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
});

async function startRun(o: { count: number; concurrency?: number }): Promise<string> {
  const { count, concurrency = 100 } = o;
  const { suiteId } = await makeSuite(org, { scenarios: manyScenarios(count), concurrency });
  return (await org.as('operator').runs.start({ suiteId, idempotencyKey: newId() })).id;
}

/** A run of a suite and a target of its own. */
async function startOther(count: number): Promise<string> {
  const api = org.as('operator');
  const editor = org.as('editor');
  const target = await editor.targets.create({
    kind: 'DEMO',
    name: 'Other shop',
    concurrency: 100,
    config: { latencyMs: 0 },
  });
  const scenario = await editor.scenarios.create({
    name: 'Greeting',
    turns: [{ kind: 'USER', userText: 'Hello' }],
  });
  const suite = await editor.suites.create({
    name: 'Other suite',
    repeats: count,
    scenarioIds: [scenario.id],
    targetIds: [target.id],
  });
  return (await api.runs.start({ suiteId: suite.id, idempotencyKey: newId() })).id;
}

function advance(runId: string, step: Partial<Step>): Promise<Advanced> {
  const nothing = { outcomes: [], held: [], renew: false, capacity: 0, leaseMs: 60_000 };
  return org.open((scope) => advanceRun(scope, runId, { ...nothing, ...step }));
}

const turn: PlayedTurn = {
  position: 0,
  userText: 'Hello',
  replyText: 'Hello yourself',
  verdict: 'PASS',
  errorReason: null,
  errorMessage: null,
  latencyMs: 10,
  firstTokenMs: null,
  inputTokens: 1,
  outputTokens: 2,
  costMicroUsd: 3,
  expectations: [],
};

const over = { content: { turns: [], threshold: null }, stoppedAfter: null };

function outcome({ id, fence }: ClaimedItem, replyText = 'Hello yourself'): Outcome {
  return { id, fence, played: sumItem([{ ...turn, replyText }], over) };
}

async function repliesOf(runId: string): Promise<(string | null)[]> {
  const whole = await org.as('viewer').runs.export({ runId });
  return whole.items.flatMap(({ turns }) => turns.map(({ replyText }) => replyText));
}

describe('a step of a run', () => {
  it('gives no item to two workers', async () => {
    const runId = await startRun({ count: 20 });
    const steps = await Promise.all([7, 7, 7].map((capacity) => advance(runId, { capacity })));
    const ids = steps.flatMap(({ claimed }) => claimed.map(({ id }) => id));
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
  });

  it('keeps to the concurrency of a target across runs and workers', async () => {
    const { suiteId } = await makeSuite(org, { scenarios: manyScenarios(9), concurrency: 5 });
    const api = org.as('operator').runs;
    const runs = [newId(), newId()].map((idempotencyKey) => api.start({ suiteId, idempotencyKey }));
    const ids = (await Promise.all(runs)).map(({ id }) => id);
    const all = [...ids, ...ids];
    const steps = await Promise.all(all.map((id) => advance(id, { capacity: 4 })));
    expect(steps.flatMap(({ claimed }) => claimed)).toHaveLength(5);
  });

  it('keeps to what the plan plays at once, across runs, targets and workers', async () => {
    const most = limitsOf('TRIAL').concurrentItems;
    const [one, other] = [await startRun({ count: 15 }), await startOther(15)];
    const all = [one, other, one, other];
    const steps = await Promise.all(all.map((id) => advance(id, { capacity: 15 })));
    const claimed = steps.flatMap((step) => step.claimed);
    expect(claimed).toHaveLength(most);
    const [done] = steps[0]?.claimed ?? [];
    const next = await advance(one, { outcomes: done ? [outcome(done)] : [], capacity: 15 });
    const last = await advance(other, { capacity: 15 });
    expect([...next.claimed, ...last.claimed]).toHaveLength(done ? 1 : 0);
  });

  it('drops the result of a worker that was too late', async () => {
    const runId = await startRun({ count: 1 });
    const [late] = (await advance(runId, { capacity: 1, leaseMs: 0 })).claimed;
    const [other] = (await advance(runId, { capacity: 1 })).claimed;
    if (!late || !other) throw new Error('Nothing was claimed.');
    expect(other).toMatchObject({ id: late.id, fence: late.fence + 1 });

    const dropped = await advance(runId, { outcomes: [outcome(late, 'late')] });
    expect(dropped).toMatchObject({ isOver: false, lost: [late.id] });
    expect(await repliesOf(runId)).toEqual([]);
    expect((await advance(runId, { outcomes: [outcome(other, 'in time')] })).isOver).toBe(true);
    await advance(runId, { outcomes: [outcome(late, 'late'), outcome(other, 'again')] });
    expect(await repliesOf(runId)).toEqual(['in time']);
    const run = await org.as('viewer').runs.get({ id: runId });
    expect(run).toMatchObject({ status: 'COMPLETED', verdict: 'PASS', passCount: 1 });
    expect(run).toMatchObject({ costMicroUsd: 3, inputTokens: 1, outputTokens: 2 });
  });

  it('tells a worker which items it lost', async () => {
    const runId = await startRun({ count: 2 });
    const held = (await advance(runId, { capacity: 2, leaseMs: 0 })).claimed;
    const taken = (await advance(runId, { capacity: 1 })).claimed;
    const { lost } = await advance(runId, { held, renew: true });
    expect(lost).toEqual(taken.map(({ id }) => id));
  });

  it('gives up an item after three lost workers', async () => {
    const runId = await startRun({ count: 1 });
    for (const _ of [1, 2, 3]) {
      expect((await advance(runId, { capacity: 1, leaseMs: 0 })).claimed).toHaveLength(1);
    }
    expect(await advance(runId, { capacity: 1 })).toMatchObject({ isOver: true, claimed: [] });
    const { items } = await org.as('viewer').runs.items({ runId });
    expect(items).toMatchObject([
      { verdict: 'ERROR', summary: 'The worker stopped three times while playing this.' },
    ]);
    const run = await org.as('viewer').runs.get({ id: runId });
    expect(run).toMatchObject({ status: 'COMPLETED', verdict: 'ERROR', errorCount: 1 });
  });
});
