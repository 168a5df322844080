import { box, chip, entry, said, turns } from './fixtures/scenario-editor.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

test('a scenario is written by touch on a phone', async ({ org }) => {
  const { page } = org;
  await page.goto(`/orgs/${org.slug}/scenarios/new`);
  await box(page, 'Name').fill('By touch');
  await said(page, 1).tap();
  await page.keyboard.type('May I return a plant?');
  await page.keyboard.press('Enter');
  await page.keyboard.type('It is a fern.');
  await expect(said(page, 1)).toHaveValue('May I return a plant?\nIt is a fern.');
  const kinds = [
    [null, '30 days'],
    ['contains any of', 'DHL | UPS'],
    ['does not contain', 'warranty'],
    ['matches a pattern', '\\d+ days'],
    ['says in substance', 'Is friendly.'],
  ] as const;
  for (const [kind, text] of kinds) {
    if (kind) {
      await page.getByRole('button', { name: 'Kind of the next expectation' }).tap();
      await page.getByRole('menuitem', { name: kind }).tap();
    }
    await entry(page, 2).fill(text);
    await page.getByRole('button', { name: 'Add expectation' }).tap();
  }
  await expect(chip(page, /./)).toHaveCount(5);
  await expectGood(page);
  await page.getByRole('button', { name: 'User says' }).tap();
  await said(page, 3).fill('Thanks');
  await turns(page).nth(2).getByRole('button', { name: 'Move up' }).tap();
  await expect(said(page, 2)).toHaveValue('Thanks');
  await page.getByRole('button', { name: 'Undo', exact: true }).first().tap();
  await expect(said(page, 3)).toHaveValue('Thanks');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await page.reload();
  await expect(said(page, 3)).toHaveValue('Thanks');
  await page.getByRole('button', { name: 'Create scenario' }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('By touch');
});
