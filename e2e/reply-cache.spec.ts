import { newId } from '#server/core/ids.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { hydrated } from './fixtures/hydrated.ts';
import { exchange, makeSuite } from './fixtures/suites.ts';
import { test as base, expect, expectGood } from './fixtures/test.ts';

const test = base.extend<{ double: Awaited<ReturnType<typeof startOpenAiDouble>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  double: async ({}, use) => {
    const started = await startOpenAiDouble({ reply: () => 'Moss is green.' });
    await use(started);
    await started.close();
  },
});

test('replies are used again once an admin wants it, are told apart, and can be asked for anew', async ({
  org,
  double,
}) => {
  const { page, api, slug } = org;
  const main = page.getByRole('main');
  await api.apiKeys.set.mutate({
    provider: 'OPENAI_COMPATIBLE',
    key: 'sk-story-0123456789abcdef',
    baseUrl: `${double.url}/v1`,
  });
  const { id: targetId } = await api.targets.create.mutate({
    kind: 'MODEL',
    name: 'Model',
    promptId: null,
    config: { provider: 'OPENAI_COMPATIBLE', model: 'm' },
  });
  const scenarios = { Moss: exchange('What colour is moss?', 'green') };
  const suite = await makeSuite(api, { name: 'Plants', scenarios, targetIds: [targetId] });
  const asked = () => double.requests.length;

  await test.step('it is off at first, and switched on in the settings', async () => {
    await page.goto(`/orgs/${slug}/settings`);
    await hydrated(page);
    const on = main.getByRole('switch', { name: 'Use replies of models again' });
    await expect(on).not.toBeChecked();
    await on.click();
    await main.getByRole('textbox', { name: 'For how long' }).fill('0');
    const save = main.getByRole('button', { name: 'Save', exact: true });
    await save.click();
    await expect(main.getByText('Keep replies for at least one day.')).toBeVisible();
    await main.getByRole('textbox', { name: 'For how long' }).fill('3');
    await expectGood(page);
    await save.click();
    await expect(page.getByText('Replies are used again', { exact: true })).toBeVisible();
    await page.reload();
    await expect(on).toBeChecked();
    await expect(main.getByText('Nothing is kept.')).toBeVisible();
  });

  await test.step('the second run asks for nothing and says where its replies are from', async () => {
    const play = async () =>
      (await api.runs.start.mutate({ suiteId: suite.id, idempotencyKey: newId() })).id;
    await page.goto(`/orgs/${slug}/runs/${await play()}`);
    await expect(page.getByRole('link', { name: /^Passed: Moss/ })).toBeVisible();
    expect(asked()).toBe(1);
    await expect(page.getByText('used again')).toHaveCount(0);
    await page.goto(`/orgs/${slug}/runs/${await play()}`);
    await expect(main.getByText('1 reply was given before and used again.')).toBeVisible();
    expect(asked()).toBe(1);
    await expectGood(page);
    await page.getByRole('link', { name: /^Passed: Moss/ }).click();
    await expect(main.getByText('from the cache, given')).toBeVisible();
    await expectGood(page);
  });

  await test.step('a run may ask anew', async () => {
    await page.goto(`/orgs/${slug}/suites/${suite.id}`);
    await hydrated(page);
    await page.getByRole('button', { name: 'Run suite' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('switch', { name: 'Ask anew' }).click();
    await expectGood(page);
    await dialog.getByRole('button', { name: 'Run suite' }).click();
    await expect(page.getByRole('link', { name: /^Passed: Moss/ })).toBeVisible();
    expect(asked()).toBe(2);
  });

  await test.step('what is kept can be thrown away', async () => {
    await page.goto(`/orgs/${slug}/settings`);
    await hydrated(page);
    await expect(main.getByText('1 reply, 1 kB of 256 MB')).toBeVisible();
    await main.getByRole('button', { name: 'Empty the cache' }).click();
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await expect(dialog).toContainText('1 reply');
    await expectGood(page);
    await dialog.getByRole('button', { name: 'Empty the cache' }).click();
    await expect(dialog).toBeHidden();
    await expect(main.getByText('Nothing is kept.')).toBeVisible();
  });
});
