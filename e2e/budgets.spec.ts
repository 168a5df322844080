import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { exchange, makeSuite } from './fixtures/suites.ts';
import { test as base, expect, expectGood } from './fixtures/test.ts';

const test = base.extend<{ provider: Awaited<ReturnType<typeof startOpenAiDouble>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  provider: async ({}, use) => {
    const double = await startOpenAiDouble({ reply: () => 'word '.repeat(80) });
    await use(double);
    await double.close();
  },
});

test('a run ends at its budget, a month at its own, and each says what to do', async ({
  org,
  provider,
}) => {
  const { page, api, slug } = org;
  const main = page.getByRole('main');
  const at = (place: string) => `/orgs/${slug}/${place}`;
  const box = (name: string) => page.getByRole('textbox', { name, exact: true });
  const baseUrl = `${provider.url}/v1`;
  await api.apiKeys.set.mutate({
    provider: 'OPENAI_COMPATIBLE',
    key: 'sk-e2e-0123456789',
    baseUrl,
  });
  const target = await api.targets.create.mutate({
    kind: 'MODEL',
    name: 'Own server',
    promptId: null,
    config: {
      provider: 'OPENAI_COMPATIBLE',
      model: 'double-large',
      parameters: { maxOutputTokens: 100 },
    },
  });
  const scenarios = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`Case ${index + 1}`, exchange('Hello', 'word')]),
  );
  const suite = await makeSuite(api, { name: 'Costly', scenarios, targetIds: [target.id] });

  // Nobody has said what the model costs: the form says where.
  await page.goto(at(`suites/${suite.id}`));
  await page.getByRole('button', { name: 'Run suite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Budget/).fill('0.01');
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Run suite' }).click();
  await expect(dialog).toContainText('What Own server costs is not known');

  await page.goto(at(`targets/${target.id}`));
  await box('Input').fill('1');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(main).toContainText('Write a price, or leave both empty');
  await box('Output').fill('10');
  await expectGood(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/saved/i).first()).toBeVisible();

  await page.goto(at(`suites/${suite.id}`));
  await page.getByRole('button', { name: 'Run suite' }).click();
  await dialog.getByLabel(/^Budget/).fill('0.0001');
  await dialog.getByRole('button', { name: 'Run suite' }).click();
  await expect(dialog).toContainText('One call of Own server may cost up to $0.0011');
  await dialog.getByLabel(/^Budget/).fill('0.01');
  await dialog.getByRole('button', { name: 'Run suite' }).click();
  await expect(main).toContainText('Stopped at its budget of $0.01: 11 conversations not played');
  await expect(main).toContainText('$0.009 of $0.01');
  await expect(main).toContainText('used up');
  await expectGood(page);
  const chats = provider.requests.filter(({ path }) => path === '/v1/chat/completions');
  expect(chats).toHaveLength(9);

  await page.goto(at('settings/plan'));
  await expect(main).toContainText('$0.009, without a limit');
  await page.getByLabel(/^Budget of a month/).fill('0.0095');
  await page.getByRole('button', { name: 'Save budget' }).click();
  await expect(main).toContainText('$0.009 of $0.0095 · nearly used up');
  await expectGood(page);

  await page.goto(at(`suites/${suite.id}`));
  await page.getByRole('button', { name: 'Run suite' }).click();
  await expect(dialog).toContainText('of what runs may cost this month is spent');
  await dialog.getByRole('button', { name: 'Run suite' }).click();
  await expect(dialog).toContainText('An admin can raise this budget under Settings, Plan');
  await expectGood(page);
});
