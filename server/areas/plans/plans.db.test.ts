import { beforeEach, describe, expect, it } from 'vitest';
import { limitsOf } from '#server/areas/plans/index.ts';
import { newId } from '#server/core/ids.ts';
import type { PlanName } from '#server/core/retention.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { makeSuite } from '#server/testing/runs/make-suite.ts';
import { measureOrg } from './measure-org.ts';
import { measureStorage } from './storage.ts';

const { db, services } = await openTestServices();
let org: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
});

const trial = limitsOf('TRIAL');

/** Says that an organization has used so much this month. */
async function pretend(used: { runs?: number; bytes?: number; measuredAgoMs?: number }) {
  const { runs = 0, bytes = null, measuredAgoMs = 0 } = used;
  await org.open(
    (scope) => scope.db.$executeRaw`
      insert into org_usage (month, runs, storage_bytes, measured_at)
      values (date_trunc('month', now() at time zone 'utc')::date, ${runs}, ${bytes}::bigint,
              case when ${bytes}::bigint is null then null
                   else now() - ${measuredAgoMs}::int * interval '1 millisecond' end)
      on conflict (org_id, month) do update
        set runs = excluded.runs, storage_bytes = excluded.storage_bytes,
            measured_at = excluded.measured_at`,
  );
}

async function setPlan(plan: PlanName) {
  const orgId = org.id;
  await services.accounts.prisma.orgPlan.upsert({
    where: { orgId },
    create: { orgId, plan },
    update: { plan },
  });
}

const start = (suiteId: string, idempotencyKey = newId()) =>
  org.as('editor').runs.start({ suiteId, idempotencyKey });
const usage = () => org.as('viewer').org.usage();

describe('the runs of a month', () => {
  it('are counted, once for each idempotency key', async () => {
    const { suiteId } = await makeSuite(org);
    const key = newId();
    await start(suiteId, key);
    await start(suiteId, key);
    await start(suiteId);
    expect((await usage()).runs).toEqual({ used: 2, limit: trial.runsPerMonth, standing: 'ok' });
  });

  it('never pass the limit, however many are started at the same moment', async () => {
    const { suiteId } = await makeSuite(org);
    await pretend({ runs: trial.runsPerMonth - 7 });
    const starts = Array.from({ length: 50 }, () => start(suiteId));
    const answers = await Promise.allSettled(starts);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
    const refused = await Promise.all(
      starts.filter((_, index) => answers[index]?.status === 'rejected').map(refusal),
    );
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(['plans.runsUsedUp']));
    const counted = await org.open((scope) => scope.db.run.count());
    expect(counted).toBe(7);
    expect((await usage()).runs).toMatchObject({ used: trial.runsPerMonth, standing: 'reached' });
  }, 60_000);

  it('say how many, on which plan, who helps and when they start again', async () => {
    const { suiteId } = await makeSuite(org);
    await pretend({ runs: trial.runsPerMonth });
    const { code, message } = await refusal(start(suiteId));
    expect(code).toBe('PAYMENT_REQUIRED');
    expect(message).toMatch(
      /All 1,000 runs .*\(plan TRIAL\).* instance administrator .* on 1 \w+\./,
    );
    await setPlan('PRO');
    await expect(start(suiteId)).resolves.toMatchObject({ itemCount: 3 });
  });

  it('are near the limit from 80 % on', async () => {
    await pretend({ runs: 799 });
    expect((await usage()).runs.standing).toBe('ok');
    await pretend({ runs: 800 });
    expect((await usage()).runs.standing).toBe('near');
  });

  it('of another organization count for nobody else', async () => {
    await pretend({ runs: trial.runsPerMonth });
    const other = await makeOrg(services, 'Other');
    expect((await other.as('viewer').org.usage()).runs.used).toBe(0);
  });

  it('that are refused for another reason are not counted', async () => {
    const { suiteId } = await makeSuite(org, { scenarios: [] });
    await refusal(start(suiteId));
    expect((await usage()).runs.used).toBe(0);
  });
});

describe('stored results', () => {
  it('are measured, and more of them are more', async () => {
    const { suiteId } = await makeSuite(org);
    await start(suiteId);
    const once = await org.open(measureStorage);
    await start(suiteId);
    expect(once).toBeGreaterThan(0);
    expect(await org.open(measureStorage)).toBeGreaterThan(once);
    const { storage, storageMeasuredAt } = await usage();
    expect(storage.used).toBeGreaterThan(once);
    expect(storageMeasuredAt).toBeInstanceOf(Date);
  });

  it('are measured in the background for one organization alone', async () => {
    const other = await makeOrg(services, 'Other');
    const { suiteId } = await makeSuite(org);
    await start(suiteId);
    await measureOrg({ orgId: org.id, services });
    expect((await usage()).storage.used).toBeGreaterThan(0);
    expect((await other.as('viewer').org.usage()).storageMeasuredAt).toBeNull();
  });

  it('over the limit refuse a run, by a measurement of this minute', async () => {
    const { suiteId } = await makeSuite(org);
    await pretend({ bytes: trial.storageBytes });
    const { code, reason, message } = await refusal(start(suiteId));
    expect({ code, reason }).toEqual({
      code: 'PAYMENT_REQUIRED',
      reason: 'plans.storageUsedUp',
    });
    expect(message).toContain('2 GiB of the 2 GiB');
    expect((await usage()).runs.used).toBe(0);
  });

  it('over the limit refuse that a run is played again, which keeps what it came to before', async () => {
    const { suiteId } = await makeSuite(org);
    const { id } = await start(suiteId);
    await org.as('editor').runs.cancel({ id });
    await pretend({ bytes: trial.storageBytes });
    const again = () => org.as('editor').runs.playAgain({ runId: id, which: 'all' });
    expect(await refusal(again())).toMatchObject({ reason: 'plans.storageUsedUp' });
    await pretend({ bytes: trial.storageBytes - 1 });
    expect(await again()).toEqual({ itemCount: 3 });
  });

  it('are measured anew before an old measurement refuses anything', async () => {
    const { suiteId } = await makeSuite(org);
    await pretend({ bytes: trial.storageBytes, measuredAgoMs: 120_000 });
    await expect(start(suiteId)).resolves.toMatchObject({ itemCount: 3 });
    expect((await usage()).storage.standing).toBe('ok');
  });

  it('are measured by one job however many runs are started, at most once an hour', async () => {
    const waiting = () =>
      withClient(db.config('queue'), async (client) => {
        const { rows } = await client.query('select from graphile_worker.jobs where key = $1', [
          `plans.measureStorage:${org.id}`,
        ]);
        return rows.length;
      });
    const { suiteId } = await makeSuite(org);
    await pretend({ bytes: 1, measuredAgoMs: 60_000 });
    await start(suiteId);
    expect(await waiting()).toBe(0);
    await pretend({ bytes: 1, measuredAgoMs: 3_700_000 });
    await start(suiteId);
    await start(suiteId);
    expect(await waiting()).toBe(1);
  });
});

describe('the plan', () => {
  it('is TRIAL until another is set, and its limits hold at once', async () => {
    expect(await usage()).toMatchObject({ plan: 'TRIAL', retentionDays: 90 });
    await setPlan('ENTERPRISE');
    expect(await usage()).toMatchObject({ plan: 'ENTERPRISE', retentionDays: 2557 });
  });

  it('can’t be set by the application role', async () => {
    const attempt = org.open((scope) => scope.db.orgPlan.create({ data: { plan: 'PRO' } }));
    await expect(attempt).rejects.toThrow(/permission denied|access/i);
  });

  it('shows the months there were, newest first', async () => {
    await org.open(
      (scope) => scope.db.$executeRaw`
        insert into org_usage (month, runs) values ('2024-01-01', 3), ('2024-02-01', 5)`,
    );
    await pretend({ runs: 8 });
    expect((await usage()).history.map(({ runs }) => runs)).toEqual([8, 5, 3]);
  });
});
