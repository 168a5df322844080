import { beforeEach, describe, expect, it } from 'vitest';
import { areas } from '#server/areas/index.ts';
import { newId } from '#server/core/ids.ts';
import { startWorker } from '#server/queue/index.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import { claimedIn, takeInHand } from '#server/testing/runs/hold-run.ts';
import { makeSuite } from '#server/testing/runs/make-suite.ts';
import type { ClaimedItem } from './engine/claim-items.ts';
import type { PlayedItem } from './play/played.ts';
import { sumItem } from './play/sum-item.ts';
import { stoppedText } from './stopped-text.ts';

const { db, services } = await openTestServices();
let org: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
});

type Rules = { stopAfterFailures?: number | null; stopAfterErrors?: number | null };

const failing = (count: number) =>
  Array.from({ length: count }, () => [
    { kind: 'USER' as const, userText: 'Hello' },
    {
      kind: 'EXPECT' as const,
      expectations: [{ kind: 'MUST_CONTAIN' as const, values: ['unfindable'] }],
    },
  ]);

async function start(count: number, rules: Rules): Promise<string> {
  const { suiteId } = await makeSuite(org, { scenarios: failing(count), concurrency: 100 });
  const { runs } = org.as('operator');
  return (await runs.start({ suiteId, idempotencyKey: newId(), ...rules })).id;
}

const played = (verdict: PlayedItem['verdict']): PlayedItem => ({
  ...sumItem([], { content: { turns: [], threshold: null }, stoppedAfter: null }),
  verdict,
});
const outcomes = (items: readonly ClaimedItem[], verdict: PlayedItem['verdict'] = 'FAIL') =>
  items.map(({ id }) => ({ id, played: played(verdict) }));
const runOf = (id: string) => org.as('viewer').runs.get({ id });

describe('a stop rule', () => {
  it('leaves out what waits, lets end what is being played, and never looks green', async () => {
    const id = await start(8, { stopAfterFailures: 2 });
    const held = await takeInHand(org, id);
    const claimed = claimedIn(await held.step({ capacity: 5 }));
    const unbegun = claimed.slice(4).map((item) => item.id);
    await held.step({ outcomes: outcomes(claimed.slice(0, 1)), unbegun });
    expect((await runOf(id)).stoppedBy).toBeNull();
    const stopped = await held.step({
      outcomes: outcomes(claimed.slice(1, 2)),
      unbegun,
      capacity: 4,
    });
    expect(stopped).toMatchObject({ isOver: false, isStopped: true, claimed: { items: [] } });
    expect(await runOf(id)).toMatchObject({ status: 'RUNNING', stoppedBy: 'FAILURES' });
    const last = { outcomes: outcomes(claimed.slice(2, 4), 'PASS'), isLast: true };
    expect((await held.step(last)).isOver).toBe(true);
    const run = await runOf(id);
    expect(run).toMatchObject({ status: 'COMPLETED', verdict: 'FAIL', stoppedBy: 'FAILURES' });
    expect(run).toMatchObject({ passCount: 2, failCount: 2, doneCount: 4, itemCount: 8 });
    expect(stoppedText({ ...run, stoppedBy: 'FAILURES' })).toBe(
      'Stopped after 2 failures: 4 conversations not played',
    );
    const { items } = await org.as('viewer').runs.items({ runId: id });
    expect(items.filter(({ status }) => status === 'CANCELLED')).toHaveLength(4);
  });

  it('counts once what is reported twice', async () => {
    const id = await start(20, { stopAfterFailures: 4 });
    const held = await takeInHand(org, id);
    const claimed = claimedIn(await held.step({ capacity: 10 }));
    const first = outcomes(claimed.slice(0, 3));
    await Promise.all([held.step({ outcomes: first }), held.step({ outcomes: first })]);
    expect(await runOf(id)).toMatchObject({ failCount: 3, stoppedBy: null });
    await held.step({ outcomes: outcomes(claimed), isLast: true });
    expect(await runOf(id)).toMatchObject({
      status: 'COMPLETED',
      stoppedBy: 'FAILURES',
      failCount: 10,
      doneCount: 10,
    });
  });

  it('for errors counts errors alone', async () => {
    const id = await start(6, { stopAfterErrors: 1, stopAfterFailures: 5 });
    const held = await takeInHand(org, id);
    const claimed = claimedIn(await held.step({ capacity: 3 }));
    await held.step({ outcomes: outcomes(claimed.slice(0, 2)) });
    expect((await runOf(id)).stoppedBy).toBeNull();
    await held.step({ outcomes: outcomes(claimed.slice(2), 'ERROR'), isLast: true });
    expect(await runOf(id)).toMatchObject({ verdict: 'ERROR', stoppedBy: 'ERRORS', doneCount: 3 });
  });

  it('that is reached with the last conversation leaves out nothing', async () => {
    const id = await start(2, { stopAfterFailures: 2 });
    const held = await takeInHand(org, id);
    const claimed = claimedIn(await held.step({ capacity: 2 }));
    expect((await held.step({ outcomes: outcomes(claimed), isLast: true })).isOver).toBe(true);
    expect(await runOf(id)).toMatchObject({ status: 'COMPLETED', stoppedBy: null, failCount: 2 });
  });

  it('of the suite holds unless a run has its own, or none', async () => {
    const { suiteId, scenarioIds, targetId } = await makeSuite(org, { scenarios: failing(3) });
    const api = org.as('editor');
    const same = { name: 'Smoke', scenarioIds, targetIds: [targetId] };
    await api.suites.update({ id: suiteId, baseVersion: 1, ...same, stopAfterFailures: 7 });
    const rules = async (own: Rules) => {
      const { id } = await api.runs.start({ suiteId, idempotencyKey: newId(), ...own });
      return (await runOf(id)).stopAfterFailures;
    };
    expect(await rules({})).toBe(7);
    expect(await rules({ stopAfterFailures: 3 })).toBe(3);
    expect(await rules({ stopAfterFailures: null })).toBeNull();
  });
});

describe('a stop rule under two workers', { timeout: 60_000 }, () => {
  it('ends the run soon after, with every count as it is', async () => {
    const queueConfig = db.config('queue');
    const { log } = services;
    const options = { queueConfig, services, areas, concurrency: 2, log };
    const workers = [await startWorker(options), await startWorker(options)];
    try {
      const { suiteId } = await makeSuite(org, {
        scenarios: failing(60),
        latencyMs: 20,
        concurrency: 4,
      });
      const { id } = await org
        .as('operator')
        .runs.start({ suiteId, idempotencyKey: newId(), stopAfterFailures: 3 });
      const { run } = await runEvent(org, id);
      expect(run).toMatchObject({ status: 'COMPLETED', verdict: 'FAIL', stoppedBy: 'FAILURES' });
      expect(run.failCount).toBeGreaterThanOrEqual(3);
      expect(run.failCount).toBeLessThan(60);
      const { items } = await org.as('viewer').runs.items({ runId: id, limit: 200 });
      const done = items.filter(({ status }) => status === 'DONE');
      const left = items.filter(({ status }) => status === 'CANCELLED');
      expect([done.length, left.length]).toEqual([run.failCount, 60 - run.failCount]);
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
    }
  });
});
