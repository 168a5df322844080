import type { Page } from '@playwright/test';
import { exchange } from './fixtures/suites.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });
const bar = (page: Page) => page.getByRole('region', { name: 'Selected scenarios' });

/** Chooses what to do with the ticked rows, wherever there is room for its button. */
async function choose(page: Page, action: string): Promise<void> {
  const button = bar(page).getByRole('button', { name: action, exact: true });
  if (await button.isVisible()) {
    await button.click();
    return;
  }
  await bar(page).getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

test('scenarios are found by what is said in them, and many are changed at once', async ({
  org,
}) => {
  const { api, page, slug } = org;
  const make = async (name: string, text: string, tags: string[]) =>
    (await api.scenarios.create.mutate({ name, tags, turns: exchange(text, '30 days') })).id;
  const returns = await make('Returns', 'May I send a plant back?', ['shop']);
  const label = await make('Label', 'Where do I print the Rückgabe label?', ['shop']);
  await make('Greeting', 'Good morning', ['smalltalk']);
  const old = await api.suites.create.mutate({ name: 'Old', scenarioIds: [returns, label] });
  const fresh = await api.suites.create.mutate({ name: 'Fresh' });

  await page.goto(`/orgs/${slug}/scenarios`);
  await test.step('a search shows where the words stand', async () => {
    await page.getByRole('searchbox', { name: 'Search scenarios' }).fill('ruckg');
    await expect(row(page, 'Greeting')).toBeHidden();
    await expect(page.locator('mark')).toHaveText('Rückg');
    await expectGood(page);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect(row(page, 'Greeting')).toBeVisible();
  });

  await test.step('rows are ticked by key', async () => {
    await page.getByRole('heading', { name: 'Scenarios' }).click();
    await page.keyboard.press('j');
    await expect(row(page, 'Greeting').getByRole('link')).toBeFocused();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    await expect(bar(page)).toContainText('2 selected');
    await expect(page.getByRole('checkbox', { name: 'Select Returns' })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: 'Select Greeting' })).not.toBeChecked();
    await expectGood(page);
  });

  await test.step('a tag is added and undone', async () => {
    await choose(page, 'Tag…');
    await page.getByRole('dialog').getByLabel('Tag').fill('urgent');
    await page.getByRole('button', { name: 'Add tag' }).click();
    await expect(page.getByText('2 scenarios tagged urgent', { exact: true })).toBeVisible();
    expect((await api.scenarios.list.query({ tags: ['urgent'] })).items).toHaveLength(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Undone', { exact: true })).toBeVisible();
    expect((await api.scenarios.list.query({ tags: ['urgent'] })).items).toHaveLength(0);
  });

  await test.step('scenarios move to another suite', async () => {
    await choose(page, 'Move to suite…');
    await pick(page, 'Out of', 'Old');
    await pick(page, 'Into', 'Fresh');
    await page.getByRole('button', { name: 'Move to suite' }).click();
    await expect(page.getByText('2 scenarios moved to Fresh', { exact: true })).toBeVisible();
    await expect(bar(page)).toBeHidden();
    expect((await api.suites.get.query({ id: old.id })).items).toEqual([]);
    expect((await api.suites.get.query({ id: fresh.id })).items).toHaveLength(2);
  });

  await test.step('what is archived leaves the list until it is undone', async () => {
    await page.getByRole('checkbox', { name: 'Select Greeting' }).click();
    await choose(page, 'Archive');
    await expect(row(page, 'Greeting')).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(row(page, 'Greeting')).toBeVisible();
  });

  await test.step('what a suite plays is not deleted, and the list says so', async () => {
    await page.getByRole('checkbox', { name: 'Select all rows' }).click();
    await choose(page, 'Delete…');
    await page.getByRole('button', { name: 'Delete 3 scenarios' }).click();
    await expect(page.getByRole('alertdialog')).toContainText('Nothing was deleted');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.keyboard.press('Escape');
    await expect(bar(page)).toBeHidden();
  });
});

test('the palette finds things by name and scenarios by their texts', async ({ org }) => {
  const { api, page, slug } = org;
  await api.prompts.create.mutate({ name: 'Gardener', content: 'Be kind.' });
  const { id } = await api.scenarios.create.mutate({
    name: 'Watering',
    turns: exchange('How often does a gardenia need water?', 'weekly'),
  });
  await page.goto(`/orgs/${slug}`);
  await page.keyboard.press('Control+k');
  const typed = page.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox');
  await typed.fill('garden');
  await expect(page.getByRole('option', { name: /Gardener/ })).toBeVisible();
  await expect(page.getByRole('option', { name: /Watering/ })).toContainText('gardenia');
  await typed.fill('gardenia');
  await expect(page.getByRole('option', { name: /Gardener/ })).toBeHidden();
  await expect(page.getByRole('option', { name: /Watering/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/scenarios/${id}`));
});
