import pg from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { dropEvidence } from '#server/areas/runs/index.ts';
import { newId } from '#server/core/ids.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import type { PlanName } from '#server/core/retention.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { addEndedRun, evidenceMark } from '#server/testing/runs/add-ended-run.ts';
import { followRun } from '#server/testing/runs/follow-run.ts';
import { makeSuite } from '#server/testing/runs/make-suite.ts';
import { spawnWorker } from '#server/testing/runs/spawn-worker.ts';
import { testServices } from '#server/testing/services.ts';
import { keepEvidence } from './keep-evidence.ts';

const { db, services } = await openTestServices();
const pool = new pg.Pool({ ...db.config('queue'), max: 4 });
let org: TestOrg;
const never = new AbortController().signal;

beforeEach(async () => {
  org = await makeOrg(services);
});
afterAll(() => pool.end());

const pass = () => keepEvidence(pool, services, never);
const runs = (of = org) => of.as('viewer').runs;

async function setPlan(plan: PlanName, of = org) {
  const orgId = of.id;
  await services.accounts.prisma.orgPlan.upsert({
    where: { orgId },
    create: { orgId, plan },
    update: { plan },
  });
}

/** Lets days pass for an organization. */
async function passDays(days: number) {
  await org.open(
    ({ db: own }) => own.$executeRaw`
      update run set finished_at = finished_at - ${days}::float8 * interval '24 hours'`,
  );
  await services.accounts.prisma.$executeRaw`
    update org_plan set kept_until = kept_until - ${days}::float8 * interval '24 hours'
    where org_id = ${org.id}::uuid`;
}

async function told(of = org): Promise<unknown[]> {
  const { items } = await of.as('admin').audit.list({ action: 'run.evidenceDropped' });
  return items.map(({ actorKind, actorLabel, details }) => ({ actorKind, actorLabel, details }));
}

/** All that is stored of an organization's runs. */
const stored = (of: TestOrg) =>
  of.open(
    ({ db: own }) => own.$queryRaw`
      select (select md5(string_agg(r::text, '|' order by r.id)) from run r) as runs,
        (select md5(string_agg(i::text, '|' order by i.id)) from run_item i) as items,
        (select md5(string_agg(t::text, '|' order by t.item_id, t.position)) from turn_result t) as turns`,
  );

const countTurns = (of = org) => of.open(({ db: own }) => own.turnResult.count());

describe('evidence that was kept as long as the plan says', () => {
  it('is dropped with every text of it, and nothing else of anybody', async () => {
    const due = await addEndedRun(org, { endedDaysAgo: 90.01, items: 6 });
    const fresh = await addEndedRun(org, { endedDaysAgo: 89.9 });
    const { suiteId } = await makeSuite(org);
    const { id: open } = await org.as('editor').runs.start({ suiteId, idempotencyKey: newId() });
    const paying = await makeOrg(services, 'Paying');
    await setPlan('PRO', paying);
    await addEndedRun(paying, { endedDaysAgo: 399.9 });
    const [others, kept] = [await stored(paying), await runs().export({ runId: fresh })];
    await pass();
    expect(await stored(paying)).toEqual(others);
    expect(await runs().export({ runId: fresh })).toEqual(kept);
    expect(await runs().get({ id: open })).toMatchObject({ dropped: null, status: 'QUEUED' });
    expect((await runs().get({ id: due })).dropped).toMatchObject({ keptDays: 90 });
    expect(await countTurns()).toBe(4);
    const rest = await org.open(
      ({ db: own }) => own.$queryRaw<{ row: string }[]>`
        select r::text || t::text || s::text || i::text as row
        from run r join run_target t on t.run_id = r.id join run_scenario s on s.run_id = r.id
          join run_item i on i.run_id = r.id where r.id = ${due}::uuid`,
    );
    expect(rest).toHaveLength(6);
    expect(JSON.stringify(rest)).not.toContain(evidenceMark);
    expect(await told(paying)).toEqual([]);
  });

  it('leaves the figures of the run as they were', async () => {
    const id = await addEndedRun(org, { endedDaysAgo: 400, items: 5 });
    const [before, cells] = [await runs().get({ id }), await runs().items({ runId: id })];
    await pass();
    const after = await runs().get({ id });
    expect(after).toEqual({ ...before, dropped: after.dropped });
    expect(after).toMatchObject({ passCount: 3, failCount: 2, inputTokens: 50, costMicroUsd: 150 });
    expect(after).toMatchObject({ judgeName: 'Judge', rowCount: 1 });
    const { items } = await runs().items({ runId: id });
    expect(items).toEqual(cells.items.map((cell) => ({ ...cell, summary: null })));
    const [listed] = (await runs().list({})).items;
    expect(listed).toMatchObject({ id, passCount: 3, costMicroUsd: 150, verdict: 'FAIL' });
  });

  it('is answered for by every procedure', async () => {
    const runId = await addEndedRun(org, { endedDaysAgo: 91 });
    await pass();
    const dropped = { keptDays: 90, at: expect.any(Date) };
    const { items, ...page } = await runs().items({ runId });
    expect(page).toEqual({ nextCursor: null, dropped });
    const item = await runs().item({ itemId: items[1]?.id ?? '' });
    expect(item).toMatchObject({
      verdict: 'FAIL',
      latencyMs: 102,
      dropped,
      previousId: items[0]?.id,
    });
    expect(item).toMatchObject({ content: null, turns: [], summary: null, run: { variables: {} } });
    expect(await runs().export({ runId })).toMatchObject({
      note: 'The results of this run were kept for 90 days, as the plan says; its figures stay.',
      dropped,
      items: [
        { verdict: 'PASS', turns: [] },
        { verdict: 'FAIL', turns: [] },
      ],
    });
    const events = [];
    for await (const { run } of followRun(org, runId)) events.push(run.dropped);
    expect(events).toEqual([dropped]);
  });

  it('is told of once, with the number of runs', async () => {
    for (const endedDaysAgo of [91, 95, 100]) await addEndedRun(org, { endedDaysAgo });
    await pass();
    await pass();
    const details = { runs: 3, keptDays: 90, endedUntil: expect.any(String) };
    expect(await told()).toEqual([{ actorKind: 'job', actorLabel: 'Assay', details }]);
  });

  it('takes what it needed of the storage with it', async () => {
    await addEndedRun(org, { endedDaysAgo: 91, items: 40 });
    await pass();
    const waiting = await withClient(db.config('queue'), async (client) => {
      const key = `plans.measureStorage:${org.id}`;
      return (await client.query('select from graphile_worker.jobs where key = $1', [key]))
        .rowCount;
    });
    expect(waiting).toBe(1);
  });
});

describe('a pass', () => {
  const pace = { markedRuns: 2, runs: 2, items: 4, turns: 4 };
  const openFor = (abort: AbortController, units: number): OpenUnit => {
    let left = units;
    return async (work) => {
      left -= 1;
      if (left === 0) abort.abort();
      return await org.open(work);
    };
  };

  it.each([1, 2, 3, 4, 5])(
    'that is interrupted after %i steps is taken up again',
    async (units) => {
      for (const endedDaysAgo of [91, 92, 93]) await addEndedRun(org, { endedDaysAgo, items: 4 });
      const abort = new AbortController();
      await dropEvidence(openFor(abort, units), abort.signal, pace);
      const seen = (await runs().list({})).items.filter(({ dropped }) => dropped);
      expect(seen).toHaveLength(2);
      expect(await countTurns()).toBeGreaterThan(0);
      for (const { id } of seen) {
        const whole = JSON.stringify(await runs().export({ runId: id }));
        expect(whole).not.toContain(evidenceMark);
      }
      await pass();
      expect(await countTurns()).toBe(0);
      expect(
        await org.open(({ db: own }) => own.run.count({ where: { evidenceLeft: true } })),
      ).toBe(0);
      const events = (await told()) as { details: { runs: number } }[];
      expect(events.map(({ details }) => details.runs)).toEqual([1, 2]);
    },
  );

  it('is made by one process of several', async () => {
    for (const endedDaysAgo of [91, 92]) await addEndedRun(org, { endedDaysAgo, items: 30 });
    const others = await testServices(db);
    await Promise.all([
      pass(),
      keepEvidence(pool, others, never),
      keepEvidence(pool, others, never),
    ]);
    await others.close();
    expect(await countTurns()).toBe(0);
    expect(await told()).toHaveLength(1);
  });

  it('does nothing while another process is at it', async () => {
    await addEndedRun(org, { endedDaysAgo: 91 });
    await withClient(db.config('queue'), async (client) => {
      await client.query('select pg_advisory_lock(726103)');
      await pass();
      expect(await countTurns()).toBe(4);
    });
    await pass();
    expect(await countTurns()).toBe(0);
  });

  it('that is killed is taken up by another process', { timeout: 60_000 }, async () => {
    await addEndedRun(org, { endedDaysAgo: 91, items: 6_000, turns: 2 });
    const first = await spawnWorker(db);
    await expect.poll(() => countTurns(), { timeout: 20_000, interval: 20 }).toBeLessThan(12_000);
    await first.kill();
    expect(await countTurns()).toBeGreaterThan(0);
    await pass();
    expect(await countTurns()).toBe(0);
    expect(await told()).toHaveLength(1);
  });
});

describe('a change of the plan', () => {
  it('to a longer one before the pass saves the evidence', async () => {
    await addEndedRun(org, { endedDaysAgo: 91 });
    await setPlan('PRO');
    await pass();
    expect(await countTurns()).toBe(4);
  });

  it('to a shorter one drops it after seven days, of which the usage page tells', async () => {
    await setPlan('PRO');
    await addEndedRun(org, { endedDaysAgo: 200 });
    const old = await addEndedRun(org, { endedDaysAgo: 401 });
    const results = async () => (await org.as('viewer').org.usage()).results;
    expect(await results()).toMatchObject({ keptDays: 400, noticeUntil: null, dueRuns: 1 });
    await setPlan('TRIAL');
    expect(await results()).toMatchObject({
      keptDays: 400,
      noticeUntil: expect.any(Date),
      dueRuns: 2,
      dueWithinDays: 7,
    });
    await pass();
    expect(await countTurns()).toBe(4);
    expect((await runs().get({ id: old })).dropped?.keptDays).toBe(400);
    await passDays(6.9);
    await pass();
    expect(await countTurns()).toBe(4);
    await passDays(0.2);
    await pass();
    expect(await countTurns()).toBe(0);
    expect(await results()).toMatchObject({ keptDays: 90, noticeUntil: null, dueRuns: 0 });
  });

  it('back within those days saves it', async () => {
    await setPlan('PRO');
    await addEndedRun(org, { endedDaysAgo: 200 });
    await setPlan('TRIAL');
    await passDays(6);
    await setPlan('PRO');
    await passDays(2);
    await pass();
    expect(await countTurns()).toBe(4);
  });
});

it('events of accounts are kept for 400 days', async () => {
  const userId = org.users.admin.id;
  const ages = [399.9, 400.1, 900];
  for (const days of ages) {
    await services.accounts.prisma.accountEvent.create({
      data: {
        userId,
        action: `test.${days}`,
        createdAt: new Date(Date.now() - days * 86_400_000),
      },
    });
  }
  await pass();
  const left = await services.accounts.prisma.accountEvent.findMany({
    where: { userId, action: { startsWith: 'test.' } },
  });
  expect(left.map(({ action }) => action)).toEqual(['test.399.9']);
});
