import { TRPCClientError } from '@trpc/client';
import { newId } from '#server/core/ids.ts';
import { orgApi } from './fixtures/people.ts';
import { exchange, makeDemoTarget, makeSuite } from './fixtures/suites.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

type Api = ReturnType<typeof orgApi>;

/** One of everything, with the same names in each organization. */
async function fill(api: Api, mark: string) {
  const about = { description: `Only for ${mark}.` };
  const variable = await api.variables.create.mutate({ key: 'shop', value: mark, ...about });
  const prompt = await api.prompts.create.mutate({ name: 'Support', content: mark, ...about });
  const targetId = await makeDemoTarget(api);
  const scenarios = { Shipping: exchange(`What does shipping cost? ${mark}`, 'EUR') };
  const suite = await makeSuite(api, { name: 'Checkout', scenarios, targetIds: [targetId] });
  const run = await api.runs.start.mutate({ suiteId: suite.id, idempotencyKey: newId() });
  const [item] = (await api.runs.items.query({ runId: run.id })).items;
  return {
    variableId: variable.id,
    promptId: prompt.id,
    targetId,
    scenarioId: suite.scenarioIds[0] ?? '',
    suiteId: suite.id,
    runId: run.id,
    itemId: item?.id ?? '',
  };
}

type Ids = Awaited<ReturnType<typeof fill>>;

/** Each call of the API that names a thing by its id. */
function callsWith(api: Api, ids: Ids): Record<string, () => Promise<unknown>> {
  const { promptId, variableId, scenarioId, suiteId, targetId, runId, itemId } = ids;
  const scenario = { name: 'Mine', description: '', tags: [], turns: exchange('Hello', 'Hello') };
  const prompt = { name: 'Mine', description: '', tags: [], content: 'Mine' };
  const target = { kind: 'DEMO' as const, name: 'Mine', config: { latencyMs: 0 } };
  const idempotencyKey = newId();
  return {
    'prompts.get': () => api.prompts.get.query({ id: promptId }),
    'prompts.versions': () => api.prompts.versions.query({ id: promptId }),
    'prompts.update': () => api.prompts.update.mutate({ id: promptId, baseVersion: 1, ...prompt }),
    'prompts.publish': () => api.prompts.publish.mutate({ id: promptId }),
    'prompts.duplicate': () => api.prompts.duplicate.mutate({ id: promptId }),
    'prompts.delete': () => api.prompts.delete.mutate({ id: promptId }),
    'variables.get': () => api.variables.get.query({ id: variableId }),
    'variables.update': () =>
      api.variables.update.mutate({ id: variableId, baseVersion: 1, key: 'b', value: '' }),
    'variables.delete': () => api.variables.delete.mutate({ id: variableId }),
    'scenarios.get': () => api.scenarios.get.query({ id: scenarioId }),
    'scenarios.version': () => api.scenarios.version.query({ id: scenarioId, version: 1 }),
    'scenarios.update': () =>
      api.scenarios.update.mutate({ id: scenarioId, baseVersion: 1, ...scenario }),
    'scenarios.duplicate': () => api.scenarios.duplicate.mutate({ id: scenarioId }),
    'scenarios.delete': () => api.scenarios.delete.mutate({ id: scenarioId }),
    'suites.get': () => api.suites.get.query({ id: suiteId }),
    'suites.update': () => api.suites.update.mutate({ id: suiteId, baseVersion: 1, name: 'Mine' }),
    'suites.duplicate': () => api.suites.duplicate.mutate({ id: suiteId }),
    'suites.delete': () => api.suites.delete.mutate({ id: suiteId }),
    'targets.get': () => api.targets.get.query({ id: targetId }),
    'targets.update': () => api.targets.update.mutate({ id: targetId, baseVersion: 1, ...target }),
    'targets.test': () => api.targets.test.mutate({ id: targetId }),
    'targets.useAsJudge': () => api.targets.useAsJudge.mutate({ id: targetId }),
    'targets.delete': () => api.targets.delete.mutate({ id: targetId }),
    'runs.get': () => api.runs.get.query({ id: runId }),
    'runs.items': () => api.runs.items.query({ runId }),
    'runs.rows': () => api.runs.rows.query({ runId }),
    'runs.figures': () => api.runs.figures.query({ id: runId }),
    'runs.history': () => api.runs.history.query({ runId, rows: [0] }),
    'runs.item': () => api.runs.item.query({ itemId }),
    'runs.compare': () => api.runs.compare.query({ runId, baseline: { runId } }),
    'runs.export': () => api.runs.export.query({ runId }),
    'runs.cancel': () => api.runs.cancel.mutate({ id: runId }),
    'runs.start': () => api.runs.start.mutate({ suiteId, idempotencyKey }),
  };
}

/** What a call was answered, without what differs each time. */
async function answer(call: () => Promise<unknown>): Promise<string> {
  try {
    return `allowed: ${JSON.stringify(await call())}`;
  } catch (thrown) {
    if (!(thrown instanceof TRPCClientError)) throw thrown;
    return `${thrown.data?.httpStatus} ${thrown.data?.reason} ${thrown.message}`;
  }
}

async function answers(api: Api, ids: Ids): Promise<Record<string, string>> {
  const asked = Object.entries(callsWith(api, ids)).map(async ([name, call]) => [
    name,
    await answer(call),
  ]);
  return Object.fromEntries(await Promise.all(asked));
}

test('two organizations with the same names in them never show each other', async ({
  org,
  newcomer,
  url,
}) => {
  const ben = await newcomer('Ben');
  const other = await ben.api.orgs.create.mutate({ name: 'Acme' });
  const otherApi = orgApi(url, ben, other.slug);
  const theirs = await fill(org.api, 'Heather');
  const own = await fill(otherApi, 'Juniper');
  const { page } = ben;
  const main = page.getByRole('main');

  const lists = ['prompts', 'variables', 'scenarios', 'suites', 'targets', 'runs'];
  for (const list of lists) {
    await test.step(`lists and search: ${list}`, async () => {
      await page.goto(`/orgs/${other.slug}/${list}`);
      const rows = main.getByRole('table').getByRole('row');
      await expect(rows).toHaveCount(2);
      expect(await page.content()).not.toContain('Heather');
      await page.goto(`/orgs/${other.slug}/${list}?q=Heather`);
      await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
      expect((await page.content()).replaceAll('value="Heather"', '')).not.toContain(org.slug);
    });
  }
  for (const [place, id] of [
    ['prompts', theirs.promptId],
    ['scenarios', theirs.scenarioId],
    ['suites', theirs.suiteId],
    ['targets', theirs.targetId],
    ['runs', theirs.runId],
    [`runs/${own.runId}/items`, theirs.itemId],
  ] as const) {
    await test.step(`by address: ${place}`, async () => {
      const foreign = await page.goto(`/orgs/${other.slug}/${place}/${id}`);
      const said = await main.innerText();
      expect(foreign?.status()).toBe(404);
      expect(await page.content()).not.toContain('Heather');
      const madeUp = await page.goto(`/orgs/${other.slug}/${place}/${newId()}`);
      expect(madeUp?.status()).toBe(404);
      expect(withoutIds(await main.innerText())).toBe(withoutIds(said));
    });
  }
  await expectGood(page);

  const whole = await page.goto(`/orgs/${org.slug}/prompts`);
  expect(whole?.status()).toBe(404);
  await expect(page.getByText('There is no such organization.')).toBeVisible();
  await expectGood(page);
});

/** Without request ids, which differ each time. */
function withoutIds(text: string): string {
  return text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
}

test('the API answers foreign ids as it answers made-up ones, and changes nothing', async ({
  org,
  newcomer,
  url,
}) => {
  const ben = await newcomer('Ben');
  const other = await ben.api.orgs.create.mutate({ name: 'Acme' });
  const otherApi = orgApi(url, ben, other.slug);
  const theirs = await fill(org.api, 'Heather');
  const before = await org.api.prompts.get.query({ id: theirs.promptId });
  const madeUp = Object.fromEntries(Object.keys(theirs).map((name) => [name, newId()])) as Ids;

  const foreign = await answers(otherApi, theirs);
  expect(foreign).toEqual(await answers(otherApi, madeUp));
  for (const [call, said] of Object.entries(foreign)) {
    expect(said, call).toMatch(/^404 \w+\.\w*[nN]otFound /);
  }

  const name = 'Mine';
  const mixed = otherApi.suites.create.mutate({ name, scenarioIds: [theirs.scenarioId] });
  await expect(mixed).rejects.toThrow(/no such|gone|not/i);
  const outside = answers(orgApi(url, ben, org.slug), theirs);
  for (const [call, said] of Object.entries(await outside)) {
    expect(said, call).toBe('404 org.notFound There is no such organization.');
  }
  expect(await org.api.prompts.get.query({ id: theirs.promptId })).toEqual(before);
  expect((await org.api.suites.list.query({})).items).toHaveLength(1);
});
