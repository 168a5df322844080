import { readFileSync } from 'node:fs';
import { expect, expectGood, test } from './fixtures/test.ts';

test('an admin searches the log, sees that nobody changed it, and takes it away as a file', async ({
  org,
}) => {
  await org.api.variables.create.mutate({ key: 'shop_name', value: 'Lindenhof' });
  await org.api.prompts.create.mutate({ name: 'Greeting', content: 'Say hello.' });
  const { page } = org;
  await page.goto(`/orgs/${org.slug}/settings/audit`);
  await expectGood(page);
  const rows = page.getByRole('row');
  await page.getByRole('searchbox', { name: 'Search the audit log' }).fill('greet');
  await expect(rows.filter({ hasText: 'Greeting' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'shop_name' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Verify' }).click();
  const checked = page.getByRole('status').filter({ hasText: 'Nobody changed the log' });
  await expect(checked).toContainText(/noted outside the database/);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^audit-.+\.csv$/);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text.split('\r\n')[0]).toMatch(/^id,createdAt,actorKind/);
  expect(text).toContain('Greeting');
  expect(text).not.toContain('shop_name');

  await page.goto(`/orgs/${org.slug}/settings/audit`);
  await expect(rows.filter({ hasText: 'Audit exported' })).toHaveCount(1);
  await expectGood(page);
});

test('an admin asks the log who did what, on which thing and when, and takes just that away', async ({
  org,
  url,
}) => {
  const { api, page, slug } = org;
  const { id } = await api.prompts.create.mutate({ name: 'Greeting', content: 'Say hello.' });
  const same = { id, description: '', tags: [], baseVersion: 1 };
  await api.prompts.update.mutate({ ...same, name: 'Greeting', content: 'Say good day.' });
  await api.variables.create.mutate({ key: 'shop_name', value: 'Lindenhof' });
  const expiresAt = new Date(Date.now() + 3_600_000);
  const scopes = ['variables:read'];
  const { token } = await api.tokens.create.mutate({ name: 'Nightly', scopes, expiresAt });
  const read = `${url}/api/orgs/${slug}/trpc/variables.list?input=%7B%22json%22%3A%7B%7D%7D`;
  expect((await fetch(read, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);

  await page.goto(`/orgs/${slug}/settings/audit`);
  const rows = page.getByRole('table', { name: 'Audit log' }).getByRole('row');
  const choose = async (filter: string, option: string | RegExp) => {
    await page.getByRole('combobox', { name: filter }).click();
    await page.getByRole('option', { name: option }).click();
  };
  await choose('Who', /Nightly/);
  await expect(rows.filter({ hasText: 'Token used' })).toHaveCount(1);
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(rows.filter({ hasText: 'shop_name' })).toHaveCount(1);

  await choose('On', 'Prompts');
  await expect(rows).toHaveCount(3);
  await page.getByRole('button', { name: 'Details of prompt updated Greeting' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('Say good day.')).toBeVisible();
  await drawer.getByRole('link', { name: 'Everything about this prompt' }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByText('Only Greeting')).toBeVisible();
  await expect(rows).toHaveCount(3);

  await choose('When', 'Between days…');
  await expect(page.getByText(/^Days in /)).toBeVisible();
  await page.getByLabel('To', { exact: true }).fill('2020-02-29');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.getByLabel('To', { exact: true }).fill('');
  await expect(rows).toHaveCount(3);
  await page.getByLabel('From', { exact: true }).fill('2020-02-29');
  await expect(rows).toHaveCount(3);
  await expectGood(page);
  await page.reload();
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('2020-02-29');
  await expect(rows).toHaveCount(3);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^JSON/ }).click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line).action)).toEqual([
    'prompt.updated',
    'prompt.created',
  ]);

  await page.getByRole('button', { name: 'Remove Only Greeting' }).click();
  await expect(page.getByText('Only Greeting')).toBeHidden();
  await page.getByRole('button', { name: 'Clear' }).click();
  await choose('Who', /Assay itself/);
  await expect(page.getByText('Nothing matches')).toBeVisible();
});
