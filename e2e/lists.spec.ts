import { expect, expectGood, test } from './fixtures/test.ts';

test('what can be done with a row opens by click, touch or key, and gives the focus back', async ({
  org,
}) => {
  const { api, page, slug } = org;
  await api.prompts.create.mutate({ name: 'Greeter', content: 'Be kind.' });
  await page.goto(`/orgs/${slug}/prompts`);
  const more = page.getByRole('button', { name: 'More for Greeter' });

  await more.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Publish' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Publish' })).toBeFocused();
  await page.keyboard.press('Escape');

  await page.reload();
  await more.click();
  await page.getByRole('menuitem', { name: 'Publish' }).click();
  await expect(page.getByRole('row', { name: /Greeter/ })).toContainText('Published');

  await expectGood(page);
  await more.click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete prompt' }).click();
  await expect(page.getByText('No prompts yet')).toBeVisible();
});
