import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { areas } from '#server/areas/index.ts';
import { newId } from '#server/core/ids.ts';
import { startWorker, type Worker } from '#server/queue/index.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { followRun, runEvent } from '#server/testing/runs/follow-run.ts';
import { makeSuite, manyScenarios } from '#server/testing/runs/make-suite.ts';
import { wholeRun } from '#server/testing/runs/whole-run.ts';

const { db, services } = await openTestServices();
let worker: Worker;
let org: TestOrg;

beforeAll(async () => {
  const queueConfig = db.config('queue');
  worker = await startWorker({ queueConfig, services, areas, concurrency: 8, log: services.log });
});
beforeEach(async () => {
  org = await makeOrg(services);
});
afterAll(async () => {
  await worker.stop();
});

async function start(suiteId: string, more: { repeats?: number } = {}) {
  return await org.as('operator').runs.start({ suiteId, idempotencyKey: newId(), ...more });
}

describe('a run against the demo assistant', { timeout: 60_000 }, () => {
  it('plays everything and keeps why', async () => {
    const { suiteId } = await makeSuite(org, { repeats: 2 });
    const started = await start(suiteId);
    expect(started).toMatchObject({ number: 1, itemCount: 6, archivedScenarios: 0 });

    const { run } = await runEvent(org, started.id);
    expect(run).toMatchObject({ status: 'COMPLETED', verdict: 'FAIL', doneCount: 6 });
    expect(run).toMatchObject({ passCount: 2, failCount: 2, errorCount: 0, uncheckedCount: 2 });
    expect(run.startedBy).toBe(org.users.operator.name);

    const api = org.as('stakeholder').runs;
    const { items } = await api.items({ runId: started.id });
    expect(items.map(({ row, repeat, verdict }) => [row, repeat, verdict])).toEqual([
      [0, 1, 'PASS'],
      [0, 2, 'PASS'],
      [1, 1, 'FAIL'],
      [1, 2, 'FAIL'],
      [2, 1, 'UNCHECKED'],
      [2, 2, 'UNCHECKED'],
    ]);
    const failed = items[2];
    expect(failed?.summary).toBe('Turn 1: Missing "unfindable"; stopped after turn 1');
    const item = await api.item({ itemId: failed?.id ?? '' });
    expect(item.turns).toHaveLength(1);
    expect(item.content?.turns).toHaveLength(3);
    expect(item).toMatchObject({ previousFailingId: null, nextFailingId: items[3]?.id });
    expect(item).toMatchObject({ previousId: items[1]?.id, nextId: items[3]?.id });
    const last = await api.item({ itemId: items[5]?.id ?? '' });
    expect(last).toMatchObject({ previousFailingId: items[3]?.id, nextFailingId: null });
    expect(last).toMatchObject({ previousId: items[4]?.id, nextId: null });

    const whole = await wholeRun(org.as('stakeholder'), started.id);
    expect(whole.items.map(({ turns }) => turns.length)).toEqual([1, 1, 1, 1, 1, 1]);
    const { items: pages, nextCursor } = await api.items({ runId: started.id, limit: 2 });
    expect(pages.map(({ row }) => row)).toEqual([0, 0, 1, 1]);
    const rest = await api.items({ runId: started.id, limit: 2, cursor: nextCursor });
    expect([rest.items.map(({ row }) => row), rest.nextCursor]).toEqual([[2, 2], null]);
  });

  it('is the same run when started twice with one key', async () => {
    const { suiteId } = await makeSuite(org);
    const input = { suiteId, idempotencyKey: newId() };
    const api = org.as('editor').runs;
    const started = await Promise.all([api.start(input), api.start(input), api.start(input)]);
    expect(new Set(started.map(({ id }) => id)).size).toBe(1);
    await start(suiteId);
    const { items } = await api.list({});
    expect(items.map(({ number }) => number)).toEqual([2, 1]);
    const { items: events } = await org.as('admin').audit.list({ action: 'run.started' });
    expect(events).toHaveLength(2);
  });

  it('pages, newest first, by suite and status', async () => {
    const { suiteId } = await makeSuite(org);
    for (const _ of [1, 2, 3]) await runEvent(org, (await start(suiteId)).id);
    const api = org.as('viewer').runs;
    const first = await api.list({ suiteId, status: 'COMPLETED', limit: 2 });
    expect(first.items.map(({ number }) => number)).toEqual([3, 2]);
    const second = await api.list({ suiteId, limit: 2, cursor: first.nextCursor });
    expect([second.items.map(({ number }) => number), second.nextCursor]).toEqual([[1], null]);
    expect((await api.list({ suiteId: newId() })).items).toEqual([]);
    expect((await api.list({ status: 'FAILED' })).items).toEqual([]);
  });

  it('holds what it was started with when everything changes', async () => {
    const { suiteId, targetId, scenarioIds } = await makeSuite(org, { latencyMs: 200 });
    const { id } = await start(suiteId);
    const api = org.as('editor');
    await api.suites.delete({ id: suiteId });
    for (const scenarioId of scenarioIds) await api.scenarios.delete({ id: scenarioId });
    await api.targets.delete({ id: targetId });
    const { run } = await runEvent(org, id);
    expect(run).toMatchObject({ status: 'COMPLETED', doneCount: 3, suiteName: 'Smoke' });
    const { rows } = await org.as('viewer').runs.rows({ runId: id });
    expect(rows.map(({ name }) => name)).toContain('Scenario 1');
  });
});

describe('the live stream', { timeout: 60_000 }, () => {
  it('goes on where a lost connection left it', async () => {
    const { suiteId } = await makeSuite(org, { scenarios: manyScenarios(12), latencyMs: 250 });
    const { id } = await start(suiteId);
    const merged = new Map<string, string>();
    let lastEventId: string | null = null;
    for await (const event of followRun(org, id)) {
      for (const item of event.items) merged.set(item.id, item.status);
      lastEventId = event.id;
      if (event.run.doneCount >= 4) break;
    }
    let resumed = 0;
    for await (const event of followRun(org, id, lastEventId)) {
      resumed ||= event.items.length;
      for (const item of event.items) merged.set(item.id, item.status);
    }
    expect(resumed).toBeLessThan(12);
    expect([...merged.values()]).toEqual(Array.from({ length: 12 }, () => 'DONE'));
  });

  it('says at once how an ended run ended, and ends', async () => {
    const { suiteId } = await makeSuite(org);
    const { id } = await start(suiteId);
    await runEvent(org, id);
    const events = [];
    for await (const event of followRun(org, id)) events.push(event);
    expect(events.map(({ run, items }) => [run.status, items.length])).toEqual([['COMPLETED', 3]]);
  });

  it('stops for who is a member no more', async () => {
    const { suiteId } = await makeSuite(org, { scenarios: manyScenarios(12), latencyMs: 400 });
    const { id } = await start(suiteId);
    const stream = followRun(org, id);
    await stream.next();
    const { members } = org.as('admin');
    const viewer = (await members.list()).items.find(({ role }) => role === 'viewer');
    await members.remove({ memberId: viewer?.id ?? '' });
    const rest = (async () => {
      for await (const _ of stream);
    })();
    expect((await refusal(rest)).code).toBe('NOT_FOUND');
    await org.as('operator').runs.cancel({ id });
  });
});

describe('starting', () => {
  it('is refused beside the field, with what to do', async () => {
    const { suiteId, scenarioIds } = await makeSuite(org);
    const api = org.as('editor');
    const key = () => ({ idempotencyKey: newId() });
    const refusedStart = (input: { suiteId: string; targetIds?: string[]; repeats?: number }) =>
      refusal(api.runs.start({ ...input, ...key() }));

    expect(await refusedStart({ suiteId: newId() })).toMatchObject({
      reason: 'runs.suiteNotFound',
      fields: ['suiteId'],
    });
    expect(await refusedStart({ suiteId, targetIds: [newId()] })).toMatchObject({
      reason: 'runs.targetNotFound',
      fields: ['targetIds'],
    });
    const empty = await api.suites.create({ name: 'Empty' });
    expect((await refusedStart({ suiteId: empty.id })).reason).toBe('runs.noScenarios');
    const homeless = await api.suites.create({ name: 'No targets', scenarioIds });
    expect((await refusedStart({ suiteId: homeless.id })).reason).toBe('runs.noTargets');
    const config = { provider: 'OPENAI' as const, model: 'gpt-4o' };
    const model = { kind: 'MODEL' as const, name: 'GPT', promptId: null, config };
    const target = await api.targets.create(model);
    expect(await refusedStart({ suiteId, targetIds: [target.id] })).toMatchObject({
      reason: 'runs.noKey',
      fields: ['targetIds'],
      message: 'GPT needs a key. Set a key for OpenAI under API keys, or choose another target.',
    });
    expect((await refusedStart({ suiteId, repeats: 21 })).fields).toEqual(['repeats']);
    expect((await api.runs.list({})).items).toEqual([]);
  });

  it('leaves out archived scenarios and says how many', async () => {
    const { suiteId, scenarioIds } = await makeSuite(org);
    await org.as('editor').scenarios.archive({ id: scenarioIds[1] ?? '' });
    expect(await start(suiteId)).toMatchObject({ itemCount: 2, archivedScenarios: 1 });
  });

  it('is not for viewers and stakeholders, nor is cancelling', async () => {
    const { suiteId } = await makeSuite(org);
    const { id } = await start(suiteId);
    for (const role of ['viewer', 'stakeholder'] as const) {
      const { runs } = org.as(role);
      const begun = await refusal(runs.start({ suiteId, idempotencyKey: newId() }));
      expect(begun.code).toBe('FORBIDDEN');
      expect((await refusal(runs.cancel({ id }))).code).toBe('FORBIDDEN');
      expect((await runs.get({ id })).number).toBe(1);
    }
  });

  it('shows nothing to another organization', { timeout: 60_000 }, async () => {
    const { suiteId } = await makeSuite(org);
    const { id } = await start(suiteId);
    await runEvent(org, id);
    const { items } = await org.as('viewer').runs.items({ runId: id });
    const other = await makeOrg(services, 'Other');
    const { runs } = other.as('admin');
    const calls = [
      runs.get({ id }),
      runs.items({ runId: id }),
      runs.item({ itemId: items[0]?.id ?? '' }),
      runs.export({ runId: id }),
      runs.cancel({ id }),
      runs.start({ suiteId, idempotencyKey: newId() }),
      runEvent(other, id),
    ];
    for (const { code } of await Promise.all(calls.map(refusal))) expect(code).toBe('NOT_FOUND');
    expect((await runs.list({})).items).toEqual([]);
  });
});
