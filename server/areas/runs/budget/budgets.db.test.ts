import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { areas } from '#server/areas/index.ts';
import { newId } from '#server/core/ids.ts';
import { startWorker, type Worker } from '#server/queue/index.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import { takeInHand } from '#server/testing/runs/hold-run.ts';
import {
  callCost,
  makePricedSuite,
  mostCallCost,
  oneTurn,
  price,
  startPricedDouble,
} from '#server/testing/runs/make-priced-suite.ts';
import { makeSuite } from '#server/testing/runs/make-suite.ts';
import { wholeRun } from '#server/testing/runs/whole-run.ts';
import type { SpendingReport } from './purse.ts';

const { db, services } = await openTestServices({ outboundAllow: '127.0.0.1' });
let org: TestOrg;
let double: Double;
const workers: Worker[] = [];

beforeEach(async () => {
  org = await makeOrg(services);
  double = await startPricedDouble();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await double.close();
});

async function work(count = 1): Promise<void> {
  const { log } = services;
  const queueConfig = db.config('queue');
  const options = { queueConfig, services, areas, concurrency: 8, log };
  while (workers.length < count) workers.push(await startWorker(options));
}

type Options = Omit<Parameters<typeof makePricedSuite>[1], 'url'>;
const suiteOf = (options: Options = {}) => makePricedSuite(org, { url: double.url, ...options });

async function start(suiteId: string, budgetMicroUsd?: number | null): Promise<string> {
  const own = budgetMicroUsd === undefined ? {} : { budgetMicroUsd };
  return (await org.as('operator').runs.start({ suiteId, idempotencyKey: newId(), ...own })).id;
}

const setMonth = (budgetMicroUsd: number | null) =>
  org.as('admin').org.setMonthBudget({ budgetMicroUsd });
const runOf = (id: string) => org.as('viewer').runs.get({ id });
const money = async () => (await org.as('viewer').org.usage()).money;
const chats = () => double.requests.filter(({ path }) => path.endsWith('/chat/completions')).length;

async function replaceDouble(options: Parameters<typeof startPricedDouble>[0]): Promise<void> {
  await double.close();
  double = await startPricedDouble(options);
}

describe('what a server says that its replies took', { timeout: 30_000 }, () => {
  it.each([
    { prompt_tokens: 12.5, completion_tokens: 100 },
    { prompt_tokens: 3_000_000_000, completion_tokens: 100 },
    { prompt_tokens: 2, completion_tokens: -5_000 },
  ])('and can’t be, is not known: %o', async (usage) => {
    await work();
    await replaceDouble({ usage });
    const { suiteId } = await suiteOf({ repeats: 2 });
    const { run } = await runEvent(org, await start(suiteId, 1_000_000));
    expect(run).toMatchObject({ status: 'COMPLETED', verdict: 'PASS', costMicroUsd: null });
    // Nobody knows what it cost: all that it may have.
    expect(run.spending).toMatchObject({ spent: 0, estimated: 2 * mostCallCost });
  });
});

describe('the budget of a run', { timeout: 60_000 }, () => {
  it('ends it before a call could cost more than is left, and never looks green', async () => {
    await work();
    const { suiteId } = await suiteOf({ repeats: 20, concurrency: 8 });
    const id = await start(suiteId, 10_000);
    const { run } = await runEvent(org, id);
    // Nine times what a call costs leaves less than the most a tenth could.
    expect(chats()).toBe(9);
    expect(run).toMatchObject({
      status: 'COMPLETED',
      verdict: 'ERROR',
      stoppedBy: 'BUDGET',
      budgetMicroUsd: 10_000,
      passCount: 9,
      errorCount: 0,
      spending: { spent: 9 * callCost, estimated: 0, lost: 0, reserved: 0 },
    });
    const { items } = await org.as('viewer').runs.items({ runId: id });
    expect(items.filter(({ status }) => status === 'CANCELLED')).toHaveLength(11);
    expect(await money()).toMatchObject({ spent: 9 * callCost, reserved: 0, budget: null });
  });

  it('lets a run end that needs all of it but no more', async () => {
    await work();
    const { suiteId } = await suiteOf({ repeats: 3, concurrency: 8 });
    const { run } = await runEvent(org, await start(suiteId, 2 * callCost + mostCallCost));
    expect(run).toMatchObject({ verdict: 'PASS', stoppedBy: null, passCount: 3 });
  });

  it('breaks a conversation off in its middle with an error that says why', async () => {
    await work();
    const turns = [...oneTurn, ...oneTurn];
    const { suiteId } = await suiteOf({ turns });
    const id = await start(suiteId, 1_500);
    const { run } = await runEvent(org, id);
    expect(run).toMatchObject({ verdict: 'ERROR', stoppedBy: 'BUDGET', errorCount: 1 });
    const { items } = await wholeRun(org.as('viewer'), id);
    expect(items[0]).toMatchObject({ verdict: 'ERROR' });
    expect(items[0]?.turns[1]).toMatchObject({ errorReason: 'assistant.overBudget' });
    expect(items[0]?.summary).toContain('what is left of the budget of this run');
    expect(run.spending).toMatchObject({ spent: callCost, reserved: 0 });
  });

  it('does not play on and on what nobody knows the price of any more', async () => {
    const { suiteId } = await suiteOf({ repeats: 2 });
    const id = await start(suiteId, 1_000_000);
    // As a release does that has no list price for the model any more.
    await org.open(
      (scope) => scope.db.$executeRaw`
      update run_target set config = config #- '{config,price}' where run_id = ${id}::uuid`,
    );
    await work();
    const { run } = await runEvent(org, id);
    expect(run).toMatchObject({ status: 'COMPLETED', verdict: 'ERROR', errorCount: 2 });
    const { items } = await wholeRun(org.as('viewer'), id);
    expect(items[0]?.summary).toContain('What a call of double-large costs is not known');
    const again = org.as('operator').runs.playAgain({ runId: id, which: 'all' });
    expect(await refusal(again)).toMatchObject({ reason: 'runs.noPrice' });
  });

  it('is the suite’s unless the run has its own, or none', async () => {
    const { suiteId } = await suiteOf({ suite: { budgetMicroUsd: 7_000 } });
    const budgetOf = async (own?: number | null) =>
      (await runOf(await start(suiteId, own))).budgetMicroUsd;
    expect(await budgetOf()).toBe(7_000);
    expect(await budgetOf(9_000)).toBe(9_000);
    expect(await budgetOf(null)).toBeNull();
  });

  it('counts what the judge costs, each vote of it', async () => {
    await work();
    const expectations = [{ kind: 'SEMANTIC_ASSERT' as const, rubric: 'Says words.' }];
    const turns = [
      { kind: 'USER' as const, userText: 'Hello' },
      { kind: 'EXPECT' as const, expectations },
    ];
    const { suiteId, targetId } = await suiteOf({ turns });
    await org.as('admin').targets.useAsJudge({ id: targetId, votes: 3 });
    const { run } = await runEvent(org, await start(suiteId, 1_000_000));
    expect(run).toMatchObject({ verdict: 'PASS', stoppedBy: null });
    expect(chats()).toBe(4);
    expect(run.spending?.spent).toBe(run.costMicroUsd);
    expect(run.costMicroUsd).toBeGreaterThan(callCost);
    // Each vote may be as long as a verdict with its reason: the second reservation does not fit.
    const short = await runEvent(org, await start(suiteId, 12_000));
    expect(short.run).toMatchObject({ verdict: 'ERROR', stoppedBy: 'BUDGET', errorCount: 1 });
  });

  it('keeps what failed calls may have cost, and nothing for those that were refused', async () => {
    let calls = 0;
    await replaceDouble({
      retryAfterSeconds: 0,
      fault: () => {
        calls += 1;
        if (calls === 1) return 'rate-limit';
        return calls === 2 ? 'drop-mid-stream' : null;
      },
    });
    await work();
    const { suiteId } = await suiteOf();
    const { run } = await runEvent(org, await start(suiteId, 100_000));
    expect(chats()).toBe(3);
    expect(run).toMatchObject({
      verdict: 'PASS',
      spending: { spent: callCost, estimated: mostCallCost, lost: 0, reserved: 0 },
    });
  });

  it('reserves every try anew, so that retries can use it up', async () => {
    await replaceDouble({ fault: () => 'drop' });
    await work();
    const { suiteId } = await suiteOf({ repeats: 5 });
    const { run } = await runEvent(org, await start(suiteId, 2 * mostCallCost));
    expect(chats()).toBe(2);
    expect(run).toMatchObject({ verdict: 'ERROR', stoppedBy: 'BUDGET' });
    expect(run.spending).toMatchObject({ spent: 0, estimated: 2 * mostCallCost, reserved: 0 });
  });

  it('is used up by what a cancelled run may have spent in calls that were broken off', async () => {
    await replaceDouble({ fault: () => 'hang' });
    await work();
    const { suiteId } = await suiteOf({ repeats: 4, concurrency: 2 });
    const id = await start(suiteId, 100_000);
    await runEvent(org, id, ({ run }) => (run.spending?.reserved ?? 0) > 0);
    await expect.poll(chats).toBe(2);
    await org.as('operator').runs.cancel({ id });
    const { run } = await runEvent(org, id);
    expect(run).toMatchObject({ status: 'CANCELLED', spending: { spent: 0, reserved: 0 } });
    expect(run.spending?.estimated).toBe(2 * mostCallCost);
    expect(await money()).toMatchObject({ spent: 2 * mostCallCost, reserved: 0 });
  });
});

/** A worker that has run so long that it holds money for one call, and for the next one. */
const holding = (month: string): SpendingReport => ({
  tallies: [{ month, spent: 400, estimated: 0, inFlight: mostCallCost, idle: 100 }],
  ask: { first: 0, all: 0, ahead: 0 },
  isFrozen: false,
});
const asking = (amount: number): SpendingReport => ({
  tallies: [],
  ask: { first: amount, all: amount, ahead: 0 },
  isFrozen: false,
});

describe('what a worker holds', () => {
  it('counts as spent when it is lost, and what it says later is not heard', async () => {
    await setMonth(100_000);
    const { suiteId } = await suiteOf();
    const id = await start(suiteId, 10_000);
    const late = await takeInHand(org, id, { leaseMs: 0 });
    const answer = await late.step({ spending: asking(mostCallCost + 500) });
    const { month = '' } = answer.isOver ? {} : (answer.spending ?? {});
    await late.step({ spending: holding(month) });
    expect((await runOf(id)).spending).toMatchObject({ spent: 400, reserved: mostCallCost + 100 });
    const other = await takeInHand(org, id);
    const lost = { spent: 400, lost: mostCallCost + 100, reserved: 0 };
    expect((await runOf(id)).spending).toMatchObject(lost);
    expect(await money()).toMatchObject({ spent: 500 + mostCallCost, reserved: 0 });
    expect(await late.step({ spending: asking(1) })).toEqual({ isOver: true });
    expect((await runOf(id)).spending).toMatchObject(lost);
    // What is left for the one that goes on is less by that.
    const left = 10_000 - 500 - mostCallCost;
    const more = await other.step({ spending: asking(left + 1) });
    expect(more).toMatchObject({ spending: { granted: 0, usedUp: 'BUDGET' } });
    const all = await other.step({ spending: asking(left) });
    expect(all).toMatchObject({ spending: { granted: left, usedUp: null } });
  });

  it('counts once though it is told twice', async () => {
    const { suiteId } = await suiteOf();
    const id = await start(suiteId, 10_000);
    const held = await takeInHand(org, id);
    const first = await held.step({ spending: asking(2_000) });
    const { month = '' } = first.isOver ? {} : (first.spending ?? {});
    const report = { ...holding(month), ask: { first: 700, all: 700, ahead: 0 } };
    for (let time = 0; time < 3; time += 1) {
      await held.step({ spending: report });
      expect((await runOf(id)).spending).toMatchObject({
        spent: 400,
        reserved: mostCallCost + 100 + 700,
      });
    }
  });

  it('waits for what others hold of the month, instead of giving up', async () => {
    await setMonth(3_000);
    const { suiteId } = await suiteOf();
    const one = await takeInHand(org, await start(suiteId));
    const otherId = await start(suiteId);
    const other = await takeInHand(org, otherId);
    await one.step({ spending: asking(2_500) });
    const refused = await other.step({ spending: asking(1_000) });
    expect(refused).toMatchObject({ spending: { granted: 0, usedUp: null } });
    await work();
    await expect
      .poll(async () => (await runOf(otherId)).waiting)
      .toMatchObject([
        { reason: 'money', text: expect.stringContaining('reserved for calls that are under way') },
      ]);
    const { month = '' } = refused.isOver ? {} : (refused.spending ?? {});
    const cheap = { month, spent: 300, estimated: 0, inFlight: 0, idle: 0 };
    await one.step({ spending: { ...asking(0), tallies: [cheap] } });
    const granted = await other.step({ spending: asking(1_000) });
    expect(granted).toMatchObject({ spending: { granted: 1_000, usedUp: null } });
    const never = await one.step({
      spending: { ...asking(2_800), tallies: [cheap] },
    });
    expect(never).toMatchObject({ spending: { granted: 0, usedUp: 'MONTH_BUDGET' } });
  });

  it('stays in the month it was given in; a new one begins anew', async () => {
    await setMonth(10_000);
    const { suiteId } = await suiteOf();
    const id = await start(suiteId);
    const held = await takeInHand(org, id);
    const first = await held.step({ spending: asking(9_000) });
    const now = first.isOver ? '' : (first.spending?.month ?? '');
    // As if all that had been last month.
    const before = '2026-01-01';
    await org.open(async ({ db: tables }) => {
      await tables.$executeRaw`update month_spending set month = ${before}::date`;
      await tables.$executeRaw`update run_spending set month = ${before}::date`;
    });
    const tally = { month: before, spent: 0, estimated: 0, inFlight: 8_000, idle: 0 };
    const second = await held.step({ spending: { ...asking(9_500), tallies: [tally] } });
    expect(second).toMatchObject({ spending: { month: now, granted: 9_500, usedUp: null } });
    const settledOne = { ...tally, spent: 7_000, inFlight: 0 };
    const current = { month: now, spent: 0, estimated: 0, inFlight: 9_500, idle: 0 };
    await held.step({ spending: { ...asking(0), tallies: [settledOne, current] } });
    expect(await money()).toMatchObject({ spent: 0, reserved: 9_500 });
    const months = await org.open(({ db: tables }) =>
      tables.monthSpending.findMany({ orderBy: { month: 'asc' } }),
    );
    expect(months[0]).toMatchObject({ spentMicroUsd: 7_000n, reservedMicroUsd: 0n });
    expect((await runOf(id)).spending).toMatchObject({ spent: 7_000, reserved: 9_500 });
  });
});

describe('the budget of a month', { timeout: 60_000 }, () => {
  it('holds for all runs on all workers together', async () => {
    await setMonth(20_000);
    const { suiteId } = await suiteOf({ repeats: 20, concurrency: 8 });
    const ids = [await start(suiteId), await start(suiteId)];
    await work(2);
    const ended = await Promise.all(ids.map((id) => runEvent(org, id)));
    const { spent, reserved } = await money();
    expect(reserved).toBe(0);
    expect(spent).toBe(chats() * callCost);
    expect(spent).toBeLessThanOrEqual(20_000);
    // As long as a call could be paid for, it was made.
    expect(20_000 - spent).toBeLessThan(mostCallCost);
    for (const { run } of ended) {
      expect(run).toMatchObject({
        verdict: 'ERROR',
        stoppedBy: 'MONTH_BUDGET',
        budgetMicroUsd: null,
      });
    }
    expect(await refusal(start(suiteId))).toMatchObject({ reason: 'runs.monthUsedUp' });
    await setMonth(50_000);
    await expect(start(suiteId)).resolves.toBeTruthy();
  });

  it('counts what runs without any budget cost, once they have ended', async () => {
    await work();
    const { suiteId } = await suiteOf({ repeats: 2 });
    await runEvent(org, await start(suiteId));
    expect(await money()).toMatchObject({ spent: 2 * callCost, budget: null, standing: 'ok' });
    await setMonth(2 * callCost);
    expect(await money()).toMatchObject({ standing: 'reached' });
    const refused = await refusal(start(suiteId));
    expect(refused).toMatchObject({ reason: 'runs.monthUsedUp' });
    expect(refused.message).toContain('are used up. An admin can raise this budget');
  });

  it('does not keep runs from being played that cost nothing that Assay knows', async () => {
    await setMonth(1);
    const { suiteId } = await makeSuite(org);
    await expect(start(suiteId)).resolves.toBeTruthy();
    const free = await suiteOf({ tokenPrice: { input: 0, output: 0 } });
    await expect(start(free.suiteId)).resolves.toBeTruthy();
  });

  it('is set by admins alone', async () => {
    const api = org.as('editor').org;
    expect(await refusal(api.setMonthBudget({ budgetMicroUsd: 1 }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await refusal(setMonth(0))).toMatchObject({ fields: ['budgetMicroUsd'] });
  });
});

describe('a run that is played again', { timeout: 60_000 }, () => {
  const again = (runId: string) => org.as('operator').runs.playAgain({ runId, which: 'all' });

  it('goes on with what is left of its budget, and not without', async () => {
    await work();
    const { suiteId } = await suiteOf({ repeats: 2 });
    const id = await start(suiteId, 4 * callCost + 200);
    await runEvent(org, id);
    await again(id);
    const { run } = await runEvent(org, id);
    expect(run).toMatchObject({ verdict: 'PASS', spending: { spent: 4 * callCost, reserved: 0 } });
    // Something is left, but it does not pay for a call: what there is stays as it is.
    expect(await refusal(again(id))).toMatchObject({ reason: 'runs.budgetUsedUp' });
    expect(await runOf(id)).toMatchObject({ status: 'COMPLETED', passCount: 2 });
    expect(await money()).toMatchObject({ spent: 4 * callCost });
  });

  it('is paid from a month that has a budget since', async () => {
    await work();
    const { suiteId } = await suiteOf({ repeats: 2 });
    const id = await start(suiteId);
    await runEvent(org, id);
    await setMonth(4 * callCost + 200);
    await again(id);
    const { run } = await runEvent(org, id);
    expect(run).toMatchObject({ verdict: 'PASS', spending: { spent: 4 * callCost } });
    expect(await money()).toMatchObject({ spent: 4 * callCost, reserved: 0 });
    expect(await refusal(again(id))).toMatchObject({ reason: 'runs.monthUsedUp' });
  });
});

describe('a run under a budget is not started', () => {
  it('against a model whose price nobody knows', async () => {
    const { suiteId } = await suiteOf({ tokenPrice: null });
    const refused = await refusal(start(suiteId, 5_000));
    expect(refused).toMatchObject({ reason: 'runs.noPrice', fields: ['targetIds'] });
    expect(refused.message).toContain('Set its price per million tokens under Targets');
    await expect(start(suiteId)).resolves.toBeTruthy();
  });

  it('against a model whose replies have no end', async () => {
    const { suiteId, targetId } = await suiteOf();
    const target = await org.as('admin').targets.get({ id: targetId });
    await org.as('admin').targets.update({
      id: targetId,
      baseVersion: target.version,
      kind: 'MODEL',
      name: target.name,
      promptId: null,
      config: { provider: 'OPENAI_COMPATIBLE', model: 'double-large', price },
    });
    const refused = await refusal(start(suiteId, 5_000));
    expect(refused).toMatchObject({ reason: 'runs.noOutputLimit', fields: ['targetIds'] });
  });

  it('when it does not pay for a single call', async () => {
    const { suiteId } = await suiteOf();
    expect(await refusal(start(suiteId, 500))).toMatchObject({
      reason: 'runs.budgetTooSmall',
      fields: ['budgetMicroUsd'],
    });
  });
});
