import type { Page } from '@playwright/test';
import { newId } from '#server/core/ids.ts';
import { startEndpointDouble } from '#server/testing/doubles/endpoint-double.ts';
import type { orgApi } from './fixtures/people.ts';
import { exchange, makeSuite } from './fixtures/suites.ts';
import { test as base, expect, expectGood } from './fixtures/test.ts';

type Api = ReturnType<typeof orgApi>;

const test = base.extend<{ assistant: { url: string; knows: Record<string, string> } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  assistant: async ({}, use) => {
    const knows: Record<string, string> = {};
    const double = await startEndpointDouble({
      reply: ({ message }) => knows[message] ?? 'I can’t say.',
    });
    await use({ url: double.url, knows });
    await double.close();
  },
});

const scenarios = {
  'Opening hours': exchange('When are you open?', 'from 10 to 16'),
  Returns: exchange('How long can I return a plant?', '30 days'),
  Shipping: exchange('Do you ship ferns?', '3 EUR'),
};

/** A run in which one of three conversations passes. */
async function playedRun(api: Api, assistant: { url: string; knows: Record<string, string> }) {
  assistant.knows['When are you open?'] = 'On Saturday from 10 to 16.';
  assistant.knows['How long can I return a plant?'] = 'Within 14 days.';
  const config = { url: `${assistant.url}/chat` };
  const target = await api.targets.create.mutate({ kind: 'HTTP', name: 'Shop', config });
  const suite = await makeSuite(api, { name: 'Garden', scenarios, targetIds: [target.id] });
  const { id } = await api.runs.start.mutate({ suiteId: suite.id, idempotencyKey: newId() });
  await expectOver(api, id);
  return id;
}

async function expectOver(api: Api, id: string): Promise<void> {
  const status = async () => (await api.runs.get.query({ id })).status;
  await expect.poll(status, { timeout: 20_000 }).toBe('COMPLETED');
}

async function rewrite(api: Api, search: string, turns: ReturnType<typeof exchange>) {
  const { items } = await api.scenarios.list.query({ search });
  const { id, version, name, description, tags } = await api.scenarios.get.query({
    id: items[0]?.id ?? '',
  });
  const baseVersion = version;
  await api.scenarios.update.mutate({ id, baseVersion, name, description, tags, turns });
}

async function openMore(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More ways to run again' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('what failed is played again in the same run, and what it came to before stays to be read', async ({
  org,
  assistant,
}) => {
  const { page, api, slug } = org;
  const id = await playedRun(api, assistant);
  await page.goto(`/orgs/${slug}/runs/${id}`);
  await expect(page.getByRole('main').getByText('33 %').first()).toBeVisible();
  assistant.knows['How long can I return a plant?'] = 'Within 30 days.';

  await openMore(page, 'Run part of it again…');
  const dialog = page.getByRole('dialog', { name: 'Run part of it again' });
  await expect(dialog.getByRole('radio', { name: 'Those that failed (2)' })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'In this run' })).toBeChecked();
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Run again' }).click();
  await expect(dialog).toBeHidden();
  await expectOver(api, id);

  const main = page.getByRole('main');
  await expect(main.getByText('Conversations were played again 2 times.')).toBeVisible();
  await expect(main.getByText('67 %').first()).toBeVisible();
  await expectGood(page);

  const rows = (await api.runs.rows.query({ runId: id })).rows;
  const returns = rows.find(({ name }) => name === 'Returns')?.items[0]?.id;
  await page.goto(`/orgs/${slug}/runs/${id}/items/${returns}`);
  await expect(page.getByRole('list', { name: 'Conversation', exact: true })).toContainText(
    'Within 30 days',
  );
  const earlier = page.getByRole('region', { name: 'Earlier results' });
  await earlier.getByText('Result 1').click();
  await expect(earlier).toContainText('Within 14 days');
  await expectGood(page);

  await page.getByRole('button', { name: 'Play again' }).click();
  await expect(earlier.getByText('Result 2')).toBeVisible();
});

test('who comes back to an ended run sees that somebody played it again meanwhile', async ({
  org,
  assistant,
}) => {
  const { page, api, slug } = org;
  const id = await playedRun(api, assistant);
  await page.goto(`/orgs/${slug}/runs/${id}`);
  const main = page.getByRole('main');
  await expect(main.getByText('33 %').first()).toBeVisible();
  assistant.knows['How long can I return a plant?'] = 'Within 30 days.';
  await api.runs.playAgain.mutate({ runId: id, which: 'failed' });
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(main.getByText('67 %').first()).toBeVisible();
});

test('what the filter shows is played in a new run, with scenarios as they are now', async ({
  org,
  assistant,
}) => {
  const { page, api, slug } = org;
  const id = await playedRun(api, assistant);
  await rewrite(api, 'Shipping', exchange('Do you ship ferns?', 'can’t say'));
  await page.goto(`/orgs/${slug}/runs/${id}?q=ship`);
  await openMore(page, 'Run part of it again…');
  const dialog = page.getByRole('dialog', { name: 'Run part of it again' });
  await dialog.getByRole('radio', { name: 'Those that the filter shows' }).click();
  await dialog.getByRole('radio', { name: 'In a new run' }).click();
  await dialog.getByRole('button', { name: 'Run again' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Garden #2');
  const main = page.getByRole('main');
  await expect(main.getByText('100 %').first()).toBeVisible();
  await expect(main.getByRole('link', { name: 'run 1' })).toBeVisible();
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Garden #2 compared with #1');
  await expect(page.getByRole('heading', { name: /^Fixed/ })).toBeVisible();
  await expectGood(page);
});

test('replies are judged anew by what is expected now, and nobody is asked', async ({
  org,
  assistant,
}) => {
  const { page, api, slug } = org;
  const id = await playedRun(api, assistant);
  await rewrite(api, 'Returns', exchange('How long can I return a plant?', '14 days'));
  assistant.knows['How long can I return a plant?'] = 'Never!';
  await page.goto(`/orgs/${slug}/runs/${id}`);
  await openMore(page, 'Rescore the replies…');
  const dialog = page.getByRole('alertdialog', { name: 'Rescore the replies of run 1?' });
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Rescore' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Garden #2');
  const main = page.getByRole('main');
  await expect(main.getByText('Nobody was asked', { exact: false })).toBeVisible();
  await expect(main.getByText('67 %').first()).toBeVisible();
  await expectGood(page);
});
