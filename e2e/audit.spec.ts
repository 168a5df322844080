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
  await expect(
    page.getByRole('status').filter({ hasText: 'Nobody changed the log' }),
  ).toBeVisible();

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
