import { beforeEach, describe, expect, it, vi } from 'vitest';
import { limitsOf } from '#server/areas/plans/index.ts';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { claimedIn, holdRun, takeInHand } from '#server/testing/runs/hold-run.ts';
import { makeSuite, manyScenarios } from '#server/testing/runs/make-suite.ts';
import { passedOutcome } from '#server/testing/runs/passed-outcome.ts';
import { wholeRun } from '#server/testing/runs/whole-run.ts';
import { handBackRun } from './hand-back-run.ts';
import { mostBeginnings } from './take-run.ts';

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
  const started = await editor.runs.start({ suiteId: suite.id, idempotencyKey: newId() });
  return started.id;
}

/** Asks for as many places as the target bears, for the only seat of a run. */
async function permitsOf(runId: string, wanted: number, inUse = 0): Promise<number> {
  const held = (await holdRun(org, runId)) ?? hands.get(runId);
  if (!held) throw new Error('Nobody has the run.');
  hands.set(runId, held);
  const share = { seats: [{ position: 0, wanted, inUse }], lanes: [] };
  const stepped = await held.step({ share });
  return (!stepped.isOver && stepped.shared?.permits.get(0)) || 0;
}
const hands = new Map<string, NonNullable<Awaited<ReturnType<typeof holdRun>>>>();

async function repliesOf(runId: string): Promise<(string | null)[]> {
  const whole = await wholeRun(org.as('viewer'), runId);
  return whole.items.flatMap(({ turns }) => turns.map(({ replyText }) => replyText));
}
const runOf = (id: string) => org.as('viewer').runs.get({ id });

describe('a run', () => {
  it('is held by one worker at a time', async () => {
    const runId = await startRun({ count: 20 });
    const takers = await Promise.all([1, 2, 3, 4].map(() => holdRun(org, runId)));
    expect(takers.filter((taker) => taker !== null)).toHaveLength(1);
  });

  it('gives each conversation once, in the order of play', async () => {
    const runId = await startRun({ count: 20 });
    const held = await takeInHand(org, runId);
    const steps = [await held.step({ capacity: 7 }), await held.step({ capacity: 20 })];
    expect(steps.map((step) => claimedIn(step).length)).toEqual([7, 13]);
    const rows = steps.flatMap(claimedIn).map(({ row }) => row);
    expect(rows).toEqual(Array.from({ length: 20 }, (_, row) => row));
  });

  it('keeps to the concurrency of a target across runs and workers', async () => {
    const { suiteId } = await makeSuite(org, { scenarios: manyScenarios(9), concurrency: 5 });
    const api = org.as('operator').runs;
    const runs = [newId(), newId()].map((idempotencyKey) => api.start({ suiteId, idempotencyKey }));
    const [one = '', two = ''] = (await Promise.all(runs)).map(({ id }) => id);
    expect(await permitsOf(one, 9)).toBe(5);
    expect(await permitsOf(two, 9, 0)).toBe(0);
    // The first is told to give way, and the second gets what it has let go of.
    const kept = await permitsOf(one, 9, 5);
    expect([2, 3]).toContain(kept);
    expect(await permitsOf(two, 9)).toBe(0);
    await permitsOf(one, 9, kept);
    expect(await permitsOf(two, 9)).toBe(5 - kept);
  });

  it('keeps to what the plan plays at once, across runs and targets', async () => {
    const most = limitsOf('TRIAL').concurrentItems;
    const [one, other] = [await startRun({ count: 30 }), await startOther(20)];
    expect(await permitsOf(one, 30)).toBe(most);
    expect(await permitsOf(other, 20)).toBe(0);
    const half = await permitsOf(one, 30, most / 2);
    expect(half).toBe(most / 2);
    expect(await permitsOf(other, 20)).toBe(most / 2);
  });

  it('halves what a lane bears for all runs, not what the run asks for that was refused', async () => {
    const [large, small] = [await startRun({ count: 9 }), await startOther(9)];
    await org.open(async ({ db }) => {
      await db.runTarget.updateMany({ data: { lane: 'OPENAI' } });
      await db.runTarget.updateMany({ where: { runId: small }, data: { concurrency: 1 } });
    });
    await permitsOf(large, 9);
    const held = await takeInHand(org, small);
    const news = { successes: 0, refused: true, retryAfterMs: null };
    const share = {
      seats: [{ position: 0, wanted: 1, inUse: 1 }],
      lanes: [{ name: 'OPENAI', most: 1, news }],
    };
    const stepped = await held.step({ share });
    expect(!stepped.isOver && stepped.shared?.lanes.get('OPENAI')?.limit).toBe(50);
  });

  it('gives the one place there is to somebody, however the clocks of the workers go', async () => {
    const { suiteId } = await makeSuite(org, { scenarios: manyScenarios(2), concurrency: 1 });
    const start = () => org.as('operator').runs.start({ suiteId, idempotencyKey: newId() });
    const runIds = [(await start()).id, (await start()).id].sort();
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      for (const shiftMs of [0, 5_000]) {
        const given: number[] = [];
        for (let round = 0; round < 3; round += 1) {
          vi.setSystemTime(now + shiftMs);
          const one = await permitsOf(runIds[0] ?? '', 1);
          vi.setSystemTime(now + shiftMs + 5_000);
          given.push(one + (await permitsOf(runIds[1] ?? '', 1)));
        }
        // Whose turn it is may change between two steps, but not between all of them.
        expect(given.filter((places) => places > 0).length).toBeGreaterThanOrEqual(2);
      }
    } finally {
      vi.useRealTimers();
    }
  });

  it('drops the result of a worker that was too late', async () => {
    const runId = await startRun({ count: 1 });
    const late = await takeInHand(org, runId, { leaseMs: 0 });
    const [item] = claimedIn(await late.step({ capacity: 1 }));
    const other = await takeInHand(org, runId);
    expect(other.fence).toBe(late.fence + 1);
    const [again] = claimedIn(await other.step({ capacity: 1 }));
    if (!item || !again) throw new Error('Nothing was taken up.');
    expect(again.id).toBe(item.id);

    expect(await late.step({ outcomes: [passedOutcome(item.id, 'late')] })).toEqual({
      isOver: true,
    });
    expect(await repliesOf(runId)).toEqual([]);
    await other.step({ outcomes: [passedOutcome(again.id, 'in time')] });
    await other.step({ outcomes: [passedOutcome(again.id, 'twice')] });
    expect(await other.step({ isLast: true })).toEqual({ isOver: true });
    await late.step({ outcomes: [passedOutcome(item.id, 'late')] });
    await other.step({ outcomes: [passedOutcome(again.id, 'after the end')] });
    expect(await repliesOf(runId)).toEqual(['in time']);
    expect(await runOf(runId)).toMatchObject({
      status: 'COMPLETED',
      verdict: 'PASS',
      passCount: 1,
      costMicroUsd: 3,
      inputTokens: 1,
      outputTokens: 2,
      begunAgainCount: 1,
    });
  });

  it('does not end over what a step took up whose answer was lost', async () => {
    const runId = await startRun({ count: 3 });
    const held = await takeInHand(org, runId);
    const lost = claimedIn(await held.step({ capacity: 2 }));
    const rest = claimedIn(await held.step({ capacity: 2 }));
    const stepped = await held.step({
      outcomes: rest.map((item) => passedOutcome(item.id)),
      isLast: true,
    });
    expect(stepped).toMatchObject({ isOver: false, isReset: true });
    expect(await runOf(runId)).toMatchObject({ status: 'RUNNING', doneCount: 1 });
    const claims = [{ position: 0, count: 5, row: -1, repeat: 0 }];
    const found = claimedIn(await held.step({ claims }));
    expect(found.map(({ id }) => id)).toEqual(lost.map(({ id }) => id));
    const outcomes = found.map((item) => passedOutcome(item.id));
    expect(await held.step({ outcomes, isLast: true })).toEqual({ isOver: true });
    expect(await runOf(runId)).toMatchObject({ status: 'COMPLETED', passCount: 3 });
  });

  it('is given back whole, with what was finished', async () => {
    const runId = await startRun({ count: 4 });
    const held = await takeInHand(org, runId);
    const [done, ...open] = claimedIn(await held.step({ capacity: 3 }));
    if (!done) throw new Error('Nothing was taken up.');
    const outcomes = [passedOutcome(done.id)];
    await org.open((scope) => handBackRun(scope, runId, { fence: held.fence, outcomes }));
    expect(await held.step({ capacity: 1 })).toEqual({ isOver: true });
    const next = await takeInHand(org, runId);
    const ids = claimedIn(await next.step({ capacity: 9 })).map(({ id }) => id);
    expect(ids).toHaveLength(3);
    expect(ids).toEqual(expect.arrayContaining(open.map(({ id }) => id)));
  });

  it('gives up a conversation after so many lost workers', async () => {
    const runId = await startRun({ count: 1 });
    for (let time = 0; time < mostBeginnings; time += 1) {
      const held = await takeInHand(org, runId, { leaseMs: 0 });
      expect(claimedIn(await held.step({ capacity: 1 }))).toHaveLength(1);
    }
    const last = await takeInHand(org, runId);
    expect(claimedIn(await last.step({ capacity: 1 }))).toEqual([]);
    expect(await last.step({ isLast: true })).toEqual({ isOver: true });
    const { items } = await org.as('viewer').runs.items({ runId });
    expect(items).toMatchObject([
      { verdict: 'ERROR', summary: 'The worker stopped 20 times while playing this.' },
    ]);
    expect(await runOf(runId)).toMatchObject({
      status: 'COMPLETED',
      verdict: 'ERROR',
      errorCount: 1,
      begunAgainCount: mostBeginnings - 1,
    });
  });
});
