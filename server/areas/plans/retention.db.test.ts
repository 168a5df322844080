import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import {
  accountEventDays,
  noticeDays,
  type PlanName,
  planNames,
  retentionDays,
} from '#server/core/retention.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { readRetention } from './read-retention.ts';

const { db, services } = await openTestServices();
let org: TestOrg;
beforeAll(async () => {
  org = await makeOrg(services);
});

const plans = () => services.accounts.prisma.orgPlan;
const setPlan = (plan: PlanName, orgId = org.id) =>
  plans().upsert({ where: { orgId }, create: { orgId, plan }, update: { plan } });
const keptDays = async () => (await org.open((scope) => readRetention(scope, 90))).keptDays;

/** Lets days pass by moving what is written back by as many. */
const passDays = (days: number) => services.accounts.prisma.$executeRaw`
  update org_plan set kept_until = kept_until - ${days}::float8 * interval '24 hours'
  where org_id = ${org.id}::uuid`;

const Change = fc.record({
  plan: fc.constantFrom(...planNames),
  days: fc.constantFrom(0.5, 1, 3, 6.5, 7.5, 20),
});

it('as long is kept as any plan of the last seven days says, and as the plan says when it has held for seven', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const orgId = org.id;
      await setPlan('TRIAL');
      await plans().update({ where: { orgId }, data: { keptDays: null, keptUntil: null } });
      let today = 0;
      const held = [{ plan: 'TRIAL' as PlanName, until: 0 }];
      for (const { plan, days } of changes) {
        await setPlan(plan);
        await passDays(days);
        today += days;
        held.push({ plan, until: today });
        const recent = held.filter(({ until }) => until > today - noticeDays);
        const promised = Math.max(...recent.map((one) => retentionDays[one.plan]));
        const now = await keptDays();
        expect(now).toBeGreaterThanOrEqual(promised);
        if (days > noticeDays) expect(now).toBe(retentionDays[plan]);
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);

it('the database knows the same numbers', async () => {
  const bodies = await withClient(db.config('owner'), async (client) => {
    const { rows } = await client.query<{ name: string; body: string }>(
      `select proname as name, prosrc as body from pg_proc
       where proname in ('keep_promised_days', 'drop_old_account_events')`,
    );
    return new Map(rows.map(({ name, body }) => [name, body]));
  });
  expect(bodies.get('keep_promised_days')).toContain(`interval '${noticeDays} days'`);
  expect(bodies.get('drop_old_account_events')).toContain(`${accountEventDays} * interval`);
});

it('an organization reads its own plan alone', async () => {
  const other = await makeOrg(services, 'Other');
  await setPlan('ENTERPRISE', other.id);
  const [row] = await org.open(
    (scope) => scope.db.$queryRaw<{ days: number }[]>`
      select evidence_kept_days(${other.id}::uuid) as days`,
  );
  expect(row).toEqual({ days: retentionDays.TRIAL });
});
