import { TRPCClientError } from '@trpc/client';
import { newId } from '#server/core/ids.ts';
import { join, orgApi } from './fixtures/people.ts';
import { exchange, makeDemoTarget, makeSuite } from './fixtures/suites.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

/** What the server says to a call that is refused: its status and stable reason. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'allowed';
  } catch (thrown) {
    if (!(thrown instanceof TRPCClientError)) throw thrown;
    return `${thrown.data?.httpStatus} ${thrown.data?.reason}`;
  }
}

test('a viewer reads everything and finds no button that writes', async ({
  org,
  newcomer,
  url,
}) => {
  const { api, slug } = org;
  await api.variables.create.mutate({ key: 'shop_name', value: 'Lindenhof' });
  const content = 'You answer for {{shop_name}}.';
  const prompt = await api.prompts.create.mutate({ name: 'Support', content });
  const targetId = await makeDemoTarget(api);
  const scenarios = { Shipping: exchange('What does shipping cost?', '4.90 EUR') };
  const suite = await makeSuite(api, { name: 'Checkout', scenarios, targetIds: [targetId] });
  const [scenarioId = ''] = suite.scenarioIds;
  const run = await api.runs.start.mutate({ suiteId: suite.id, idempotencyKey: newId() });

  const vic = await newcomer('Vic');
  await join(url, { admin: org.admin, guest: vic, slug, role: 'viewer' });
  const { page } = vic;
  const writing = page
    .getByRole('main')
    .getByRole('button', {
      name: /^(New|Create|Save|Saved|Run|Cancel run|Set key|Replace|Test|Invite|Duplicate|Delete|Archive|Publish|More|Actions|Add|Expectation|User says)\b/,
    })
    .or(page.getByRole('main').getByRole('link', { name: /^(New|Create|Run suite)\b/ }));
  const places: [path: string, text: string][] = [
    ['', 'Checkout'],
    ['prompts', 'Support'],
    [`prompts/${prompt.id}`, 'Support'],
    ['variables', 'shop_name'],
    ['scenarios', 'Shipping'],
    [`scenarios/${scenarioId}`, 'Shipping'],
    ['suites', 'Checkout'],
    [`suites/${suite.id}`, 'Checkout'],
    ['targets', 'Shop assistant'],
    [`targets/${targetId}`, 'Shop assistant'],
    ['runs', 'Checkout'],
    [`runs/${run.id}`, 'Shipping'],
    ['api-keys', 'OpenAI'],
    ['settings/members', vic.email],
  ];
  for (const [path, text] of places) {
    await test.step(`/${path}`, async () => {
      await page.goto(`/orgs/${slug}/${path}`);
      await expect(page.getByRole('main').getByText(text).first()).toBeVisible();
      await expect(writing).toHaveCount(0);
      await expectGood(page);
    });
  }
  for (const path of ['prompts/new', 'scenarios/new', 'targets/new', 'suites/new']) {
    await page.goto(`/orgs/${slug}/${path}`);
    await expect(page.getByText(/^You can look at /)).toBeVisible();
    await expect(writing).toHaveCount(0);
  }
  const refused = await page.goto(`/orgs/${slug}/settings/audit`);
  expect(refused?.status()).toBe(403);
  await expectGood(page);
});

test('the API refuses a viewer each write, named things or not', async ({ org, newcomer, url }) => {
  const { api, slug } = org;
  const prompt = await api.prompts.create.mutate({ name: 'Support', content: 'Be kind.' });
  const variable = await api.variables.create.mutate({ key: 'shop_name', value: 'Lindenhof' });
  const targetId = await makeDemoTarget(api);
  const scenarios = { Shipping: exchange('What does shipping cost?', '4.90 EUR') };
  const suite = await makeSuite(api, { name: 'Checkout', scenarios, targetIds: [targetId] });
  const [scenarioId = ''] = suite.scenarioIds;
  const run = await api.runs.start.mutate({ suiteId: suite.id, idempotencyKey: newId() });
  const [ada] = (await api.members.list.query()).items;
  const memberId = ada?.id ?? '';
  const vic = await newcomer('Vic');
  await join(url, { admin: org.admin, guest: vic, slug, role: 'viewer' });

  const their = orgApi(url, vic, slug);
  const name = 'Theirs';
  const scenario = { name, turns: exchange('Hello', 'Hello'), description: '', tags: [] };
  const demo = { kind: 'DEMO' as const, name, config: { latencyMs: 0 } };
  const provider = 'OPENAI' as const;
  const about = { description: '', tags: [], baseVersion: 1 };
  const writes: Record<string, Promise<unknown>> = {
    'prompts.create': their.prompts.create.mutate({ name, content: 'x' }),
    'prompts.update': their.prompts.update.mutate({ id: prompt.id, name, content: 'x', ...about }),
    'prompts.publish': their.prompts.publish.mutate({ id: prompt.id }),
    'prompts.archive': their.prompts.archive.mutate({ id: prompt.id }),
    'prompts.duplicate': their.prompts.duplicate.mutate({ id: prompt.id }),
    'prompts.delete': their.prompts.delete.mutate({ id: prompt.id }),
    'variables.create': their.variables.create.mutate({ key: 'theirs', value: '' }),
    'variables.update': their.variables.update.mutate({
      id: variable.id,
      baseVersion: 1,
      key: 'b',
      value: '',
    }),
    'variables.delete': their.variables.delete.mutate({ id: variable.id }),
    'scenarios.create': their.scenarios.create.mutate(scenario),
    'scenarios.update': their.scenarios.update.mutate({
      id: scenarioId,
      baseVersion: 1,
      ...scenario,
    }),
    'scenarios.publish': their.scenarios.publish.mutate({ id: scenarioId }),
    'scenarios.archive': their.scenarios.archive.mutate({ id: scenarioId }),
    'scenarios.restore': their.scenarios.restore.mutate({ id: scenarioId, version: 1 }),
    'scenarios.duplicate': their.scenarios.duplicate.mutate({ id: scenarioId }),
    'scenarios.delete': their.scenarios.delete.mutate({ id: scenarioId }),
    'suites.create': their.suites.create.mutate({ name }),
    'suites.update': their.suites.update.mutate({ id: suite.id, baseVersion: 1, name }),
    'suites.duplicate': their.suites.duplicate.mutate({ id: suite.id }),
    'suites.delete': their.suites.delete.mutate({ id: suite.id }),
    'targets.create': their.targets.create.mutate(demo),
    'targets.update': their.targets.update.mutate({ id: targetId, baseVersion: 1, ...demo }),
    'targets.duplicate': their.targets.duplicate.mutate({ id: targetId }),
    'targets.delete': their.targets.delete.mutate({ id: targetId }),
    'targets.useAsJudge': their.targets.useAsJudge.mutate({ id: targetId }),
    'targets.test': their.targets.test.mutate({ id: targetId }),
    'runs.start': their.runs.start.mutate({ suiteId: suite.id, idempotencyKey: newId() }),
    'runs.cancel': their.runs.cancel.mutate({ id: run.id }),
    'apiKeys.set': their.apiKeys.set.mutate({ provider, key: 'sk-theirs-0123456789' }),
    'apiKeys.test': their.apiKeys.test.mutate({ provider }),
    'apiKeys.activate': their.apiKeys.activate.mutate({ provider }),
    'apiKeys.deactivate': their.apiKeys.deactivate.mutate({ provider }),
    'apiKeys.delete': their.apiKeys.delete.mutate({ provider }),
    'members.setRole': their.members.setRole.mutate({ memberId, role: 'viewer' }),
    'members.remove': their.members.remove.mutate({ memberId }),
    'invitations.create': their.invitations.create.mutate({
      email: 'x@people.test',
      role: 'admin',
    }),
    'invitations.resend': their.invitations.resend.mutate({ id: newId() }),
    'invitations.revoke': their.invitations.revoke.mutate({ id: newId() }),
    'org.update': their.org.update.mutate({ name }),
    'org.delete': their.org.delete.mutate({ confirmName: org.name }),
  };
  const answered = Object.entries(writes).map(async ([procedure, call]) => [
    procedure,
    await refusal(call),
  ]);
  const answers = Object.fromEntries(await Promise.all(answered));
  const all = Object.fromEntries(Object.keys(writes).map((one) => [one, '403 access.missing']));
  expect(answers).toEqual(all);
  expect((await api.prompts.get.query({ id: prompt.id })).version).toBe(1);
});

test('the next click of a removed member finds no such organization', async ({
  org,
  newcomer,
  url,
}) => {
  const vic = await newcomer('Vic');
  await join(url, { admin: org.admin, guest: vic, slug: org.slug, role: 'viewer' });
  const { page } = vic;
  await page.goto(`/orgs/${org.slug}/prompts`);
  const navigation = page.getByRole('button', { name: 'Open navigation' });

  await org.page.goto(`/orgs/${org.slug}/settings/members`);
  const row = org.page.getByRole('row').filter({ hasText: vic.email });
  await row.getByRole('button', { name: /Vic/ }).click();
  await org.page.getByRole('menuitem', { name: /Remove/ }).click();
  await org.page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(org.page.getByRole('alertdialog')).toBeHidden();
  await expect(row).toHaveCount(0);

  if (await navigation.isVisible()) await navigation.click();
  await page.getByRole('link', { name: 'Suites', exact: true }).click();
  await expect(page.getByText('There is no such organization.')).toBeVisible();
  await expect(page.getByText('No suites yet')).toBeHidden();
  const again = await page.goto(`/orgs/${org.slug}/prompts`);
  expect(again?.status()).toBe(404);
  await expect(page.getByText('There is no such organization.')).toBeVisible();
  await expectGood(page);
});
