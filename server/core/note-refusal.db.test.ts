import { beforeAll, expect, it } from 'vitest';
import { withClient } from '#server/postgres/with-client.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { db, services } = await openTestServices();
let org: TestOrg;
beforeAll(async () => {
  org = await makeOrg(services);
});

const refusals = async () => (await org.as('admin').audit.list({ action: 'access.refused' })).items;

/** Lets a minute pass for every refusal noted so far. */
const passMinute = () =>
  withClient(db.config('app'), async (client) => {
    await client.query('begin');
    await client.query(`set local app.org_id = '${org.id}'`);
    await client.query(`update access_refusal set started_at = started_at - interval '61 seconds'`);
    await client.query('commit');
  });

it('a refusal is told once a minute for each actor and permission, and the rest are counted', async () => {
  const create = () => refusal(org.as('viewer').variables.create({ key: 'x', value: '' }));
  expect(await Promise.all([create(), create(), create(), create()])).toMatchObject([
    { code: 'FORBIDDEN' },
    { code: 'FORBIDDEN' },
    { code: 'FORBIDDEN' },
    { code: 'FORBIDDEN' },
  ]);
  const [first, ...others] = await refusals();
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    actorId: org.users.viewer.id,
    outcome: 'failure',
    resourceName: 'variables:write',
    details: { permission: 'variables:write', procedure: 'variables.create' },
  });

  await refusal(org.as('viewer').prompts.create({ name: 'x', content: 'x' }));
  await refusal(org.as('stakeholder').variables.create({ key: 'x', value: '' }));
  expect(await refusals()).toHaveLength(3);

  await passMinute();
  await create();
  const [again] = await refusals();
  expect(again).toMatchObject({ actorId: org.users.viewer.id, details: { more: 3 } });
  expect(await org.as('admin').audit.verify()).toMatchObject({ isWhole: true });
});
