import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { startWorker } from '#server/queue/index.ts';
import { startEndpointDouble } from '#server/testing/doubles/endpoint-double.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import {
  callCost,
  makePricedSuite,
  startPricedDouble,
} from '#server/testing/runs/make-priced-suite.ts';
import { areas } from '../../index.ts';
import { dropEvidence } from '../evidence/drop-evidence.ts';

const { db, services } = await openTestServices({ outboundAllow: '127.0.0.1' });
let org: TestOrg;
/** Ends the worker, unless it has ended. */
let stopWorker: () => Promise<void>;
let double: Awaited<ReturnType<typeof startEndpointDouble>>;
/** What the assistant answers, by what it is asked. */
let replies: Record<string, string>;
let asked: string[];

beforeEach(async () => {
  org = await makeOrg(services);
  replies = {};
  asked = [];
  double = await startEndpointDouble({
    reply: ({ message }) => {
      asked.push(message);
      return replies[message] ?? 'I can’t say.';
    },
  });
  const queueConfig = db.config('queue');
  const { log } = services;
  const worker = await startWorker({ queueConfig, services, areas, concurrency: 8, log });
  let stopping: Promise<void> | null = null;
  stopWorker = () => {
    stopping ??= worker.stop();
    return stopping;
  };
});
afterEach(async () => {
  await stopWorker();
  await double.close();
});

const api = () => org.as('editor');
const runs = () => api().runs;
const say = (userText: string) => ({ kind: 'USER' as const, userText });
const expects = (...values: string[]) => ({
  kind: 'EXPECT' as const,
  expectations: [{ kind: 'MUST_CONTAIN' as const, values }],
});

/** A run of two scenarios of which the second fails, played to its end. */
async function failingRun(more: { stopAfterFailures?: number; repeats?: number } = {}) {
  const target = await api().targets.create({
    kind: 'HTTP',
    name: 'Shop',
    concurrency: 1,
    config: {
      url: `${double.url}/chat`,
      body: '{"message": {{message}}, "conversationId": {{conversationId}}}',
    },
  });
  const hours = await api().scenarios.create({
    name: 'Hours',
    turns: [say('Hours?'), expects('nine')],
  });
  const ferns = await api().scenarios.create({
    name: 'Ferns',
    turns: [say('Ferns?'), expects('yes')],
  });
  replies['Hours?'] = 'From nine.';
  const suite = await api().suites.create({
    name: 'Garden',
    scenarioIds: [hours.id, ferns.id],
    targetIds: [target.id],
    ...more,
  });
  const { id } = await runs().start({ suiteId: suite.id, idempotencyKey: newId() });
  const { run } = await runEvent(org, id);
  return { id, run, hours, ferns, target, suite };
}

async function rewrite(
  id: string,
  turns: Parameters<ReturnType<typeof api>['scenarios']['create']>[0]['turns'],
) {
  const { name, description, tags } = await api().scenarios.get({ id });
  await api().scenarios.update({ id, baseVersion: 1, name, description, tags, turns });
}

const itemsOf = async (runId: string) => (await runs().items({ runId })).items;
const ended = async (id: string) => (await runEvent(org, id)).run;

describe('playing again in the same run', { timeout: 60_000 }, () => {
  it('asks anew about what failed and nothing else, and keeps what it came to before', async () => {
    const { id, run: before } = await failingRun();
    expect(before).toMatchObject({ verdict: 'FAIL', passCount: 1, failCount: 1 });
    const failed = (await itemsOf(id)).find(({ verdict }) => verdict === 'FAIL');
    const itemId = failed?.id ?? '';
    await runs().judge({ itemId, turn: 0, expectation: 0, seen: 0, verdict: 'FAIL', note: '' });
    replies['Ferns?'] = 'yes';
    asked = [];

    expect(await runs().playAgain({ runId: id, which: 'failed' })).toEqual({ itemCount: 1 });
    const run = await ended(id);

    expect(asked).toEqual(['Ferns?']);
    expect(run).toMatchObject({
      status: 'COMPLETED',
      verdict: 'PASS',
      passCount: 2,
      failCount: 0,
      doneCount: 2,
      playedAgainCount: 1,
    });
    expect(run.durationMs).toBeGreaterThanOrEqual(before.durationMs ?? Number.NaN);
    const item = await runs().item({ itemId });
    expect(item).toMatchObject({ verdict: 'PASS', turns: [{ replyText: 'yes' }] });
    expect(item.turns[0]?.expectations[0]?.said).toEqual([]);
    expect(item.earlier).toMatchObject([
      {
        round: 1,
        verdict: 'FAIL',
        turns: [
          {
            number: 1,
            userText: 'Ferns?',
            replyText: 'I can’t say.',
            expectations: [{ verdict: 'FAIL', said: [{ verdict: 'FAIL' }] }],
          },
        ],
      },
    ]);
    const [event] = (await org.as('admin').audit.list({ action: 'run.playedAgain' })).items;
    expect(event?.details).toMatchObject({ which: 'failed', itemCount: 1 });
  });

  it('takes chosen conversations, and those that the filter of the matrix shows', async () => {
    const { id } = await failingRun({ repeats: 2 });
    const [first] = await itemsOf(id);
    asked = [];
    await runs().playAgain({ runId: id, which: { itemIds: [first?.id ?? ''] } });
    await ended(id);
    expect(asked).toEqual(['Hours?']);
    asked = [];
    await runs().playAgain({ runId: id, which: { filter: { search: 'fern' } } });
    await ended(id);
    expect(asked).toEqual(['Ferns?', 'Ferns?']);
    asked = [];
    await runs().playAgain({ runId: id, which: { filter: { verdict: 'passed', target: 0 } } });
    await ended(id);
    expect(asked).toEqual(['Hours?', 'Hours?']);
  });

  it('plays what a rule or a cancel had left out; the rule counts anew', async () => {
    replies['Hours?'] = 'no';
    const { id, run } = await failingRun({ stopAfterFailures: 1, repeats: 3 });
    const left = run.itemCount - run.doneCount;
    expect(run).toMatchObject({ stoppedBy: 'FAILURES' });
    expect(left).toBeGreaterThan(0);
    replies['Ferns?'] = 'yes';
    asked = [];
    const before = await itemsOf(id);
    await runs().playAgain({ runId: id, which: 'notPlayed' });
    const now = await ended(id);
    expect(asked.length).toBeGreaterThan(0);
    expect(now.doneCount).toBeGreaterThan(run.doneCount);
    // What was done stays as it was.
    const done = before.filter(({ verdict }) => verdict !== null);
    expect(await itemsOf(id)).toEqual(expect.arrayContaining(done));
  });

  it('refuses what is still played, has nothing of the kind, or lost its evidence', async () => {
    const { id, suite } = await failingRun();
    expect(await refusal(runs().playAgain({ runId: id, which: 'errored' }))).toMatchObject({
      reason: 'runs.nothingToPlay',
    });
    const foreign = { itemIds: [newId()] };
    expect(await refusal(runs().playAgain({ runId: id, which: foreign }))).toMatchObject({
      reason: 'runs.itemNotFound',
    });
    await stopWorker();
    const waiting = await runs().start({ suiteId: suite.id, idempotencyKey: newId() });
    for (const call of [
      () => runs().playAgain({ runId: waiting.id, which: 'all' }),
      () => runs().startFrom({ runId: waiting.id, which: 'all', idempotencyKey: newId() }),
      () => runs().rescore({ runId: waiting.id, idempotencyKey: newId() }),
    ]) {
      expect(await refusal(call())).toMatchObject({ reason: 'runs.notOver' });
    }
    await org.open((scope) =>
      scope.db.run.updateMany({ where: { id }, data: { finishedAt: new Date(0) } }),
    );
    await dropEvidence(org.open, new AbortController().signal);
    for (const call of [
      () => runs().playAgain({ runId: id, which: 'all' }),
      () => runs().rescore({ runId: id, idempotencyKey: newId() }),
    ]) {
      expect(await refusal(call())).toMatchObject({ reason: 'runs.frozenGone' });
    }
  });

  it('begins a new conversation with the endpoint, which must not take it for the one before', async () => {
    const { id } = await failingRun();
    const sent = () =>
      double.requests
        .filter(({ body }) => body.includes('Ferns?'))
        .map(({ body, headers }) => [JSON.parse(body).conversationId, headers['idempotency-key']]);
    await runs().playAgain({ runId: id, which: 'failed' });
    await ended(id);
    await runs().playAgain({ runId: id, which: 'failed' });
    await ended(id);
    expect(new Set(sent().map(([conversation]) => conversation)).size).toBe(3);
    expect(new Set(sent().map(([, key]) => key)).size).toBe(3);
    for (const [conversation] of sent()) expect(conversation).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is not judged by who looked at what was said before', async () => {
    const { id } = await failingRun();
    const failed = (await itemsOf(id)).find(({ verdict }) => verdict === 'FAIL');
    const itemId = failed?.id ?? '';
    const before = await runs().item({ itemId });
    await runs().playAgain({ runId: id, which: 'failed' });
    await ended(id);
    const place = { itemId, turn: 0, expectation: 0, seen: 0 };
    const said = { ...place, verdict: 'PASS' as const, note: 'It is polite.' };
    for (const late of [said, { ...said, replays: before.replays }]) {
      expect(await refusal(runs().judge(late))).toMatchObject({ reason: 'runs.playedMeanwhile' });
    }
    expect(await runs().item({ itemId })).toMatchObject({ verdict: 'FAIL' });
    const { replays } = await runs().item({ itemId });
    expect(await runs().judge({ ...said, replays })).toEqual({ verdict: 'PASS' });
    const [open] = (await runs().toLabel({})).items;
    expect(open).toBeUndefined();
    const takeBack = { ...place, seen: 1, replays: before.replays };
    const late = runs().takeBackVerdict(takeBack);
    expect(await refusal(late)).toMatchObject({ reason: 'runs.playedMeanwhile' });
  });

  it('does not make a run pass of which most was never played', async () => {
    replies['Hours?'] = 'no';
    const { id, run } = await failingRun({ stopAfterFailures: 1, repeats: 3 });
    const left = run.itemCount - run.doneCount;
    replies['Hours?'] = 'From nine.';
    replies['Ferns?'] = 'yes';
    await runs().playAgain({ runId: id, which: 'failed' });
    const now = await ended(id);
    expect(now).toMatchObject({ failCount: 0, itemCount: run.itemCount });
    expect(now.itemCount - now.doneCount).toBe(left);
    expect(now.verdict).toBe('ERROR');
    await runs().playAgain({ runId: id, which: 'notPlayed' });
    expect(await ended(id)).toMatchObject({ verdict: 'PASS', doneCount: run.itemCount });
  });

  it('stops after as many failures again, however often, and hands its own rule on', async () => {
    const { id } = await failingRun({ stopAfterFailures: 5, repeats: 2 });
    const hours = (await itemsOf(id)).filter(({ verdict }) => verdict === 'PASS');
    for (let times = 0; times < 2; times += 1) {
      await runs().playAgain({ runId: id, which: { itemIds: hours.map((item) => item.id) } });
      await ended(id);
    }
    expect(await runs().get({ id })).toMatchObject({ failCount: 2, stopAfterFailures: 5 });
    const other = { runId: id, which: 'failed' as const, idempotencyKey: newId() };
    const { id: newRun } = await runs().startFrom(other);
    expect(await runs().get({ id: newRun })).toMatchObject({ stopAfterFailures: 5 });
  });

  it('of two who ask at once one is told that the run is at work', async () => {
    const { id } = await failingRun();
    await stopWorker();
    const both = [1, 2].map(() => runs().playAgain({ runId: id, which: 'failed' }));
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const rows = await org.open((scope) => scope.db.earlierResult.findMany());
    expect(rows).toHaveLength(1);
  });

  it('drops the evidence of earlier results with that of the run', async () => {
    const { id } = await failingRun();
    await runs().playAgain({ runId: id, which: 'failed' });
    await ended(id);
    await org.open((scope) =>
      scope.db.run.updateMany({ where: { id }, data: { finishedAt: new Date(0) } }),
    );
    await dropEvidence(org.open, new AbortController().signal);
    const rows = await org.open((scope) => scope.db.earlierResult.findMany());
    expect(rows).toMatchObject([{ verdict: 'FAIL', summary: null, turns: [] }]);
    expect(
      JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? null : value)),
    ).not.toContain('can’t say');
  });
});

describe('playing again in a new run', { timeout: 60_000 }, () => {
  it('plays what failed with what is current, and compares with the run it comes from', async () => {
    const { id, ferns } = await failingRun();
    await rewrite(ferns.id, [say('Do you sell ferns?'), expects('of course')]);
    replies['Do you sell ferns?'] = 'of course';
    asked = [];
    const key = newId();
    const again = () => runs().startFrom({ runId: id, which: 'notPassed', idempotencyKey: key });
    const [one, other] = [await again(), await again()];
    expect(other).toMatchObject({ id: one.id, itemCount: 1 });

    const run = await ended(one.id);
    expect(asked).toEqual(['Do you sell ferns?']);
    expect(run).toMatchObject({ number: 2, passCount: 1, itemCount: 1, source: { id, number: 1 } });
    expect(await runs().get({ id })).toMatchObject({ failCount: 1, playedAgainCount: 0 });
    const compared = await runs().compare({ runId: one.id });
    expect(compared).toMatchObject({
      isPart: true,
      base: { number: 1 },
      counts: { fixed: 1, removed: 0, unchanged: 0 },
      compared: 1,
    });
  });

  it('is no baseline of the runs of the suite that come after it', async () => {
    const { id, suite } = await failingRun();
    await ended(
      (await runs().startFrom({ runId: id, which: 'failed', idempotencyKey: newId() })).id,
    );
    const third = await runs().start({ suiteId: suite.id, idempotencyKey: newId() });
    await ended(third.id);
    expect((await runs().compare({ runId: third.id })).base.number).toBe(1);
  });

  it('leaves out a target that is gone since', async () => {
    const { ferns, hours, target } = await failingRun();
    const config = { url: `${double.url}/chat` };
    const other = await api().targets.create({ kind: 'HTTP', name: 'Old', config });
    const suite = await api().suites.create({
      name: 'Both',
      scenarioIds: [ferns.id, hours.id],
      targetIds: [target.id],
    });
    const targetIds = [target.id, other.id];
    const { id } = await runs().start({ suiteId: suite.id, targetIds, idempotencyKey: newId() });
    await ended(id);
    await api().targets.delete({ id: other.id });
    const from = (which: 'all' | { filter: { target: number } }) =>
      runs().startFrom({ runId: id, which, idempotencyKey: newId() });
    expect(await from('all')).toMatchObject({ itemCount: 2 });
    const gone = from({ filter: { target: 1 } });
    expect(await refusal(gone)).toMatchObject({ reason: 'runs.targetsGone' });
  });

  it('leaves out what is archived since', async () => {
    const { id, ferns } = await failingRun();
    await api().scenarios.archive({ id: ferns.id });
    const refused = runs().startFrom({ runId: id, which: 'failed', idempotencyKey: newId() });
    expect(await refusal(refused)).toMatchObject({ reason: 'runs.noScenarios' });
    const all = await runs().startFrom({ runId: id, which: 'all', idempotencyKey: newId() });
    expect(all).toMatchObject({ itemCount: 1, archivedScenarios: 1 });
  });
});

describe('rescoring', { timeout: 60_000 }, () => {
  it('judges what was said when it was asked for, though the source is played again meanwhile', async () => {
    const { id } = await failingRun();
    await stopWorker();
    const rescored = await runs().rescore({ runId: id, idempotencyKey: newId() });
    const again = () => runs().playAgain({ runId: id, which: 'all' });
    expect(await refusal(again())).toMatchObject({ reason: 'runs.beingRescored' });
    await runs().cancel({ id: rescored.id });
    expect(await again()).toEqual({ itemCount: 2 });
    const rescoredAgain = runs().playAgain({ runId: rescored.id, which: 'all' });
    expect(await refusal(rescoredAgain)).toMatchObject({ reason: 'runs.sourceNotOver' });
  });

  it('judges the stored replies by what is expected now and calls nobody', async () => {
    const { id, ferns, run: before } = await failingRun();
    await rewrite(ferns.id, [say('Ferns?'), expects('can’t say')]);
    asked = [];
    const rescored = await runs().rescore({ runId: id, idempotencyKey: newId() });
    const run = await ended(rescored.id);
    expect(asked).toEqual([]);
    expect(run).toMatchObject({
      status: 'COMPLETED',
      verdict: 'PASS',
      passCount: 2,
      isRescored: true,
      source: { id },
      inputTokens: before.inputTokens,
      costMicroUsd: before.costMicroUsd,
    });
    const [was, is] = [await itemsOf(id), await itemsOf(rescored.id)];
    expect(is.map(({ latencyMs }) => latencyMs)).toEqual(was.map(({ latencyMs }) => latencyMs));
    expect((await runs().compare({ runId: rescored.id })).counts).toMatchObject({
      fixed: 1,
      unchanged: 1,
    });
    expect(await runs().get({ id })).toMatchObject({ failCount: 1 });
  });

  it('never passes what was not said: other words of the user are an error that says so', async () => {
    const { id, ferns } = await failingRun();
    await rewrite(ferns.id, [
      say('Any ferns?'),
      { kind: 'EXPECT', expectations: [{ kind: 'REGEX', pattern: '.' }] },
    ]);
    const rescored = await runs().rescore({ runId: id, idempotencyKey: newId() });
    expect(await ended(rescored.id)).toMatchObject({
      verdict: 'ERROR',
      passCount: 1,
      errorCount: 1,
    });
    const broken = (await itemsOf(rescored.id)).find(({ verdict }) => verdict === 'ERROR');
    expect(broken?.summary).toMatch(
      /^Turn 1: The user says something else here than when it was played\. Play it again/,
    );
  });
});

describe('the books of a month', { timeout: 60_000 }, () => {
  it('have what playing again cost, once, and nothing of what rescoring took over', async () => {
    const model = await startPricedDouble();
    try {
      const { suiteId } = await makePricedSuite(org, { url: model.url, repeats: 3 });
      const { id } = await runs().start({ suiteId, idempotencyKey: newId() });
      await ended(id);
      const spent = async () => (await org.open((scope) => scope.db.monthSpending.findMany()))[0];
      expect(await spent()).toMatchObject({ spentMicroUsd: BigInt(3 * callCost) });
      const [item] = await itemsOf(id);
      await runs().playAgain({ runId: id, which: { itemIds: [item?.id ?? ''] } });
      expect(await ended(id)).toMatchObject({ costMicroUsd: 3 * callCost });
      expect(await spent()).toMatchObject({ spentMicroUsd: BigInt(4 * callCost) });
      const rescored = await runs().rescore({ runId: id, idempotencyKey: newId() });
      expect(await ended(rescored.id)).toMatchObject({ costMicroUsd: 3 * callCost });
      expect(await spent()).toMatchObject({ spentMicroUsd: BigInt(4 * callCost) });
    } finally {
      await model.close();
    }
  });
});
