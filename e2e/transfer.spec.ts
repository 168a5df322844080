import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { tabTo } from './fixtures/keyboard.ts';
import { accountApi, orgApi } from './fixtures/people.ts';
import { makeDemoTarget } from './fixtures/suites.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

const example = (name: string) =>
  readFileSync(new URL(`../examples/import/promptfoo/${name}`, import.meta.url), 'utf8');

test('a promptfoo configuration comes in by keyboard: looked at, applied, run', async ({ org }) => {
  const { page, api, slug } = org;
  await makeDemoTarget(api);
  await page.goto(`/orgs/${slug}/transfer`);
  await expectGood(page);
  await tabTo(page, page.getByRole('textbox', { name: 'Pasted text' }));
  await page.keyboard.insertText(example('02-all-assertions.yaml'));
  await tabTo(page, page.getByRole('button', { name: 'Look at it', exact: true }));
  await page.keyboard.press('Enter');
  await expect(
    page.getByText('This will make 4 things, all together or not at all.'),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: 'pasted text' })).toBeFocused();
  await expect(page.getByRole('list', { name: 'Left out' })).toContainText('not-contains-all');
  await expectGood(page);

  await test.step('the text of each thing is a key press away', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Meaning', exact: true }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('Says that everybody may within 30 days.')).toBeVisible();
    await expectGood(page);
  });

  await page.getByRole('heading', { name: 'pasted text' }).focus();
  await tabTo(page, page.getByRole('button', { name: 'Apply import', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Imported 4 things' })).toBeFocused();
  await expectGood(page);
  await tabTo(page, page.getByRole('link', { name: 'Every assertion with an equal', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Every assertion with an equal');
  const suite = (await api.suites.list.query({})).items[0];
  const targetIds = (await api.targets.list.query({})).items.map(({ id }) => id);
  const run = await api.runs.start.mutate({
    suiteId: suite?.id ?? '',
    targetIds,
    idempotencyKey: crypto.randomUUID(),
  });
  await page.goto(`/orgs/${slug}/runs/${run.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Every assertion');
});

test('an organization goes out and into another one, and comes out as the same bytes', async ({
  org,
  url,
}) => {
  const { page, slug } = org;
  await page.goto(`/orgs/${slug}/transfer`);
  const files = ['01-inline-tests.yaml', '05-conversation.yaml', '06-variable-lists.yaml'];
  await page
    .getByLabel('Files to import')
    .setInputFiles(
      files.map((name) => ({ name, mimeType: 'text/yaml', buffer: Buffer.from(example(name)) })),
    );
  await page.getByRole('button', { name: 'Apply import' }).click();
  await expect(page.getByRole('heading', { name: /^Imported/ })).toBeVisible();
  const first = await exported(page, slug);

  const other = await accountApi(url, org.admin).orgs.create.mutate({ name: 'Second garden' });
  await page.goto(`/orgs/${other.slug}/transfer`);
  await page
    .getByLabel('Files to import')
    .setInputFiles({ name: 'all.zip', mimeType: 'application/zip', buffer: first });
  await page.getByRole('button', { name: 'Apply import' }).click();
  await expect(page.getByRole('heading', { name: /^Imported/ })).toBeVisible();
  expect((await exported(page, other.slug)).equals(first)).toBe(true);

  await test.step('what changes is shown, and nothing is left to do after', async () => {
    const api = orgApi(url, org.admin, other.slug);
    const [prompt] = (await api.prompts.list.query({})).items;
    await page.goto(`/orgs/${other.slug}/transfer`);
    const text = `kind: Prompt\nname: "${prompt?.name}"\nspec:\n  content: Another text.\n`;
    await page.getByRole('textbox', { name: 'Pasted text' }).fill(text);
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByRole('button', { name: prompt?.name ?? '', exact: true }).click();
    await expect(page.getByText('Another text.')).toBeVisible();
    await expectGood(page);
  });
});

async function exported(page: Page, slug: string): Promise<Buffer> {
  await page.goto(`/orgs/${slug}/transfer/export`);
  await expectGood(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const path = await (await download).path();
  return readFileSync(path);
}
