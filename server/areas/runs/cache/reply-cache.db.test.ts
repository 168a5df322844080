import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { areas } from '#server/areas/index.ts';
import { newId } from '#server/core/ids.ts';
import { startWorker, type Worker } from '#server/queue/index.ts';
import { keepReplies as forgetOld } from '#server/queue/keep-replies.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import { wholeRun } from '#server/testing/runs/whole-run.ts';
import { loadFrozenRun } from '../engine/load-frozen-run.ts';
import { findReplies } from './find-replies.ts';
import { keepReplies } from './keep-replies.ts';
import { memoryOf } from './reply-memory.ts';
import { trimReplies } from './trim-replies.ts';

const key = 'sk-test-0123456789abcdef';
const { db, services } = await openTestServices({ outboundAllow: '127.0.0.1' });
const pool = new pg.Pool({ ...db.config('queue'), max: 1 });
let worker: Worker;
let double: Double;
let org: TestOrg;
let said = 0;

beforeAll(async () => {
  const queueConfig = db.config('queue');
  const { log } = services;
  worker = await startWorker({ queueConfig, services, areas, concurrency: 8, log });
});
beforeEach(async () => {
  said = 0;
  double = await startOpenAiDouble({
    reply: ({ messages }) => {
      said += 1;
      return `${messages.at(-1)?.content}: reply ${said}`;
    },
  });
  org = await makeOrg(services);
});
afterEach(() => double.close());
afterAll(async () => {
  await worker.stop();
  await pool.end();
});

type Suite = { suiteId: string };

async function makeSuite(of: TestOrg, turns = ['Hello', 'And now?'], model = 'm'): Promise<Suite> {
  const api = of.as('admin');
  await api.apiKeys.set({ provider: 'OPENAI_COMPATIBLE', key, baseUrl: `${double.url}/v1` });
  const target = await api.targets.create({
    kind: 'MODEL',
    name: newId(),
    promptId: null,
    config: { provider: 'OPENAI_COMPATIBLE', model, timeoutMs: 2_000 },
  });
  const scenario = await api.scenarios.create({
    name: newId(),
    turns: turns.flatMap((userText) => [
      { kind: 'USER' as const, userText },
      { kind: 'EXPECT' as const, expectations: [{ kind: 'REGEX' as const, pattern: 'reply' }] },
    ]),
  });
  const suite = await api.suites.create({
    name: newId(),
    scenarioIds: [scenario.id],
    targetIds: [target.id],
  });
  return { suiteId: suite.id };
}

type Start = { askAnew?: boolean; repeats?: number };

/** Plays a suite and gives what was said, how often the model was asked for it, and the run. */
async function play(of: TestOrg, { suiteId }: Suite, start: Start = {}) {
  const before = double.requests.length;
  const api = of.as('admin');
  const { id } = await api.runs.start({ suiteId, idempotencyKey: newId(), ...start });
  await runEvent(of, id);
  const { items } = await wholeRun(api, id);
  const turns = items.flatMap((item) => item.turns);
  return {
    run: await api.runs.get({ id }),
    items,
    turns,
    texts: turns.map(({ replyText }) => replyText),
    calls: double.requests.length - before,
  };
}

const switchOn = (of: TestOrg, keptDays = 7) =>
  of.as('admin').replyCache.set({ isOn: true, keptDays });

const request = {
  opening: [],
  locale: 'en',
  conversationId: 'c',
  state: null,
  idempotencyKey: 'k',
  signal: new AbortController().signal,
};

describe('replies of models', () => {
  it('are asked for each time unless the organization keeps them', async () => {
    const suite = await makeSuite(org);
    expect(await play(org, suite)).toMatchObject({ calls: 2, run: { cachedCount: 0 } });
    expect(await play(org, suite)).toMatchObject({ calls: 2, run: { replyCache: null } });
    expect(await org.as('viewer').replyCache.get()).toMatchObject({ isOn: false, replies: 0 });
  });

  it('are used again with the figures of when they were given, and say so', async () => {
    const suite = await makeSuite(org);
    await switchOn(org);
    const first = await play(org, suite);
    expect(first).toMatchObject({ calls: 2, run: { cachedCount: 0, replyCache: 'USE' } });
    expect(first.turns.map(({ cachedAt }) => cachedAt)).toEqual([null, null]);
    const again = await play(org, suite);
    expect(again).toMatchObject({ calls: 0, run: { cachedCount: 2, verdict: 'PASS' } });
    expect(again.texts).toEqual(first.texts);
    for (const [index, turn] of again.turns.entries()) {
      const { latencyMs, firstTokenMs, inputTokens, outputTokens } = first.turns[index] ?? {};
      expect(turn).toMatchObject({ latencyMs, firstTokenMs, inputTokens, outputTokens });
      expect(turn.cachedAt).toBeInstanceOf(Date);
    }
    expect(await org.as('viewer').replyCache.get()).toMatchObject({ isOn: true, replies: 2 });
  });

  it('stay apart for each repeat', async () => {
    const suite = await makeSuite(org, ['Hello']);
    await switchOn(org);
    const first = await play(org, suite, { repeats: 3 });
    expect(first.calls).toBe(3);
    expect(new Set(first.texts).size).toBe(3);
    const again = await play(org, suite, { repeats: 4 });
    expect(again.calls).toBe(1);
    expect(again.texts.slice(0, 3)).toEqual(first.texts);
  });

  it('of another organization are never used', async () => {
    const other = await makeOrg(services, 'Other');
    await switchOn(org);
    await switchOn(other);
    await play(org, await makeSuite(org));
    expect((await play(other, await makeSuite(other))).calls).toBe(2);
  });

  it('are asked anew when one says so, and the new ones take their place', async () => {
    const suite = await makeSuite(org);
    await switchOn(org);
    const first = await play(org, suite);
    const anew = await play(org, suite, { askAnew: true });
    expect(anew).toMatchObject({ calls: 2, run: { cachedCount: 0, replyCache: 'RENEW' } });
    expect(anew.texts).not.toEqual(first.texts);
    const again = await play(org, suite);
    expect(again.calls).toBe(0);
    expect(again.texts).toEqual(anew.texts);
  });

  it('are not used when they are too old, and then deleted', async () => {
    const suite = await makeSuite(org, ['Hello']);
    await switchOn(org, 2);
    await play(org, suite);
    await org.open(
      ({ db: own }) => own.$executeRaw`
        update cached_reply set given_at = now() - interval '49 hours'`,
    );
    const again = await play(org, suite, { repeats: 2 });
    expect(again.calls).toBe(2);
    await org.open(
      ({ db: own }) => own.$executeRaw`
        update cached_reply set given_at = now() - interval '49 hours'
        where key in (select key from cached_reply order by key limit 1)`,
    );
    await forgetOld(pool, services, new AbortController().signal);
    const cache = await org.as('viewer').replyCache.get();
    expect(cache.replies).toBe(1);
    expect(await storedBytes()).toBe(cache.bytes);
  });

  it('are asked for anew with another key', async () => {
    const suite = await makeSuite(org);
    await switchOn(org);
    await play(org, suite);
    await makeSuite(org);
    expect((await play(org, suite)).calls).toBe(2);
    expect((await play(org, suite)).calls).toBe(0);
  });

  it('are not kept where the key may not be the one they were asked for with', async () => {
    const suite = await makeSuite(org);
    await switchOn(org);
    // As if it had been set while the run went on.
    await org.open(
      ({ db: own }) => own.$executeRaw`update api_key set set_at = now() + interval '1 hour'`,
    );
    expect((await play(org, suite)).calls).toBe(2);
    expect(await org.as('viewer').replyCache.get()).toMatchObject({ replies: 0 });
  });

  it('are asked for anew when conversations are played again, in the same run and in a new one', async () => {
    const suite = await makeSuite(org, ['Hello']);
    await switchOn(org);
    const api = org.as('admin').runs;
    await play(org, suite);
    const { run } = await play(org, suite);
    expect(run.cachedCount).toBe(1);
    const before = double.requests.length;
    await api.playAgain({ runId: run.id, which: 'all' });
    await runEvent(org, run.id);
    expect(double.requests.length - before).toBe(1);
    expect(await api.get({ id: run.id })).toMatchObject({ cachedCount: 0, replyCache: 'RENEW' });
    const [cell] = (await api.items({ runId: run.id })).items;
    const item = await api.item({ itemId: cell?.id ?? '' });
    expect(item.turns[0]?.cachedAt).toBeNull();
    expect(item.earlier[0]?.turns[0]?.cachedAt).toBeInstanceOf(Date);
    expect((await play(org, suite)).calls).toBe(0);
  });

  it('cost a month nothing when they are used again', async () => {
    const suite = await makeSuite(org, ['Hello']);
    await switchOn(org);
    await play(org, suite);
    await org.open(
      ({ db: own }) => own.$executeRaw`
        update cached_reply set reply = reply || '{"costMicroUsd": 70}'`,
    );
    const { run } = await play(org, suite);
    expect(run).toMatchObject({ costMicroUsd: 70, cachedCount: 1 });
    const spent = await org.open(
      ({ db: own }) => own.$queryRaw`select spent_micro_usd::int as spent from month_spending`,
    );
    expect(spent).toEqual([]);
  });

  it('are looked up together', async () => {
    await switchOn(org);
    const { suiteId } = await makeSuite(org);
    const { id } = await org.as('admin').runs.start({ suiteId, idempotencyKey: newId() });
    await runEvent(org, id);
    const run = await org.open((scope) => loadFrozenRun(scope, id));
    if (!run) throw new Error('The run is gone.');
    let units = 0;
    const open: typeof org.open = (work) => {
      units += 1;
      return org.open(work);
    };
    const memory = memoryOf({ open, log: services.log }, run);
    const turn = { ...request, messages: [{ role: 'user' as const, text: 'Hello' }] };
    const asked = Array.from({ length: 50 }, (_, nth) =>
      memory?.of({ targetPosition: 0, repeat: nth + 1 }).find(turn),
    );
    const found = await Promise.all(asked);
    expect(found.filter((one) => one)).toEqual([
      expect.objectContaining({ text: 'Hello: reply 1' }),
    ]);
    // The identity, then all of them at once.
    expect(units).toBe(2);
  });

  it('are not kept where there was none, nor where it failed', async () => {
    const suite = await makeSuite(org, ['Hello'], 'fail-unauthorized');
    await switchOn(org);
    expect((await play(org, suite)).run.verdict).toBe('ERROR');
    expect(await play(org, suite)).toMatchObject({ calls: 1, run: { cachedCount: 0 } });
    expect(await org.as('viewer').replyCache.get()).toMatchObject({ replies: 0 });
  });

  it('are neither used nor kept from the moment it is switched off, and gone when it is emptied', async () => {
    const suite = await makeSuite(org);
    await switchOn(org);
    await play(org, suite);
    const admin = org.as('admin');
    await admin.replyCache.set({ isOn: false, keptDays: 7 });
    expect((await play(org, suite)).calls).toBe(2);
    await switchOn(org);
    expect((await play(org, suite)).calls).toBe(0);
    expect(await admin.replyCache.empty()).toEqual({ replies: 2 });
    expect((await play(org, suite)).calls).toBe(2);
    const { items } = await admin.audit.list({ limit: 50 });
    const told = items.filter(({ action }) => action.startsWith('org.replyCache'));
    expect(told.map(({ action }) => action)).toEqual([
      'org.replyCacheEmptied',
      'org.replyCacheChanged',
      'org.replyCacheChanged',
      'org.replyCacheChanged',
    ]);
    expect(told[0]?.details).toMatchObject({ replies: 2 });
  });

  it('hold no key, and no text that it could be read back from', async () => {
    await switchOn(org);
    await play(org, await makeSuite(org));
    const rows = await org.open(({ db: own }) => own.$queryRaw`select * from cached_reply`);
    expect(JSON.stringify(rows)).not.toContain(key.slice(8));
  });
});

it('is for whoever changes the organization to switch on and to empty', async () => {
  for (const role of ['editor', 'operator', 'viewer'] as const) {
    const { replyCache } = org.as(role);
    expect(await refusal(replyCache.set({ isOn: true, keptDays: 7 }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await refusal(replyCache.empty())).toMatchObject({ code: 'FORBIDDEN' });
  }
  const refused = await refusal(org.as('admin').replyCache.set({ isOn: true, keptDays: 91 }));
  expect(refused).toMatchObject({ code: 'BAD_REQUEST', fields: ['keptDays'] });
});

describe('what is kept', () => {
  const reply = (text: string) => ({
    text,
    latencyMs: 1,
    firstTokenMs: null,
    inputTokens: null,
    outputTokens: null,
    costMicroUsd: null,
  });
  const keyOf = (nth: number) => nth.toString(16).padStart(64, '0');

  it('gives way to what is newer when there is too much of it', async () => {
    await switchOn(org);
    for (let nth = 0; nth < 10; nth += 1) {
      await org.open((scope) =>
        keepReplies(scope, new Map([[keyOf(nth), reply('x'.repeat(900))]])),
      );
    }
    const before = await org.as('viewer').replyCache.get();
    expect(before.replies).toBe(10);
    expect(await storedBytes()).toBe(before.bytes);
    await org.open((scope) => trimReplies(scope, before.bytes / 2));
    const keys = Array.from({ length: 10 }, (_, nth) => keyOf(nth));
    const left = await org.open((scope) => findReplies(scope, keys));
    expect([...left.keys()].sort()).toEqual(keys.slice(6));
    expect(await storedBytes()).toBe((await org.as('viewer').replyCache.get()).bytes);
  });

  it('is written by many at once, and counted right', async () => {
    await switchOn(org);
    await Promise.all(
      [1, 2, 3, 4].map((from) =>
        org.open((scope) =>
          keepReplies(
            scope,
            new Map([5, 4, 3, 2, 1].map((nth) => [keyOf(from * 10 + nth), reply('Hi')])),
          ),
        ),
      ),
    );
    const cache = await org.as('viewer').replyCache.get();
    expect(cache.replies).toBe(20);
    expect(await storedBytes()).toBe(cache.bytes);
  });
});

async function storedBytes(): Promise<number> {
  const row = await org.open(({ db: own }) => own.replyCache.findFirstOrThrow());
  return Number(row.bytes);
}
