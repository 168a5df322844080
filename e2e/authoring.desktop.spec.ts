import type { Page } from '@playwright/test';
import { expectWritten, watchDevices, written } from './fixtures/authoring.ts';
import { choose, nextRadio, select, tabTo } from './fixtures/keyboard.ts';
import { editorOf } from './fixtures/prompt-editor.ts';
import { box, chip, entry, said, turns } from './fixtures/scenario-editor.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** Goes to a page, or to where something is made, by the palette. */
async function findAndGo(page: Page, name: string): Promise<void> {
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(name);
  await expect(palette.getByRole('option', { selected: true })).toHaveText(name);
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(title(page)).toHaveText(name);
}

/** Saves what is new, and waits until its own page has the focus. */
async function saveNew(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s');
  await expect(title(page)).toHaveText(name);
  await expect(page.getByRole('main')).toBeFocused();
}

test('a prompt, a scenario with every kind of expectation and a suite are written and run by keyboard alone', async ({
  org,
}) => {
  const { page, api, slug } = org;
  const keys = page.keyboard;
  const devices = await watchDevices(page);
  const dialog = page.getByRole('dialog');

  await test.step('the overview leads to a first prompt', async () => {
    await page.goto(`/orgs/${slug}`);
    await expectGood(page);
    await keys.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await keys.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await keys.press('Tab');
    await expect(page.getByRole('link', { name: 'New prompt' })).toBeFocused();
    await keys.press('Enter');
    await expect(title(page)).toHaveText('New prompt');
  });

  await test.step('a chat prompt, and the variable it names', async () => {
    await expect(box(page, 'Name')).toBeFocused();
    await keys.type(written.prompt);
    await tabTo(page, page.getByRole('radio', { name: 'Plain' }));
    await nextRadio(page);
    await expect(page.getByRole('radio', { name: 'Chat' })).toBeChecked();
    const facts = await editorOf(page, 'Text of part 1, system');
    await tabTo(page, facts);
    await keys.type(written.facts);
    await expect(page.locator('.cm-lintRange-warning')).toHaveText('return_days');
    await keys.press('ControlOrMeta+.');
    const selected = () => page.evaluate(() => getSelection()?.toString());
    await expect.poll(selected).toBe('return_days');
    await keys.press('ControlOrMeta+.');
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('return_days');
    await expect(dialog.getByRole('textbox', { name: 'Value' })).toBeFocused();
    await keys.type(written.days);
    await expectGood(page);
    await keys.press('Tab');
    await keys.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(facts).toBeFocused();
    await expect(page.locator('.cm-lintRange-warning')).toHaveCount(0);

    await tabTo(page, page.getByRole('button', { name: 'Add part' }));
    await keys.press('Enter');
    await expect(await editorOf(page, 'Text of part 2, user')).toBeFocused();
    await keys.type(written.tone);
    const role = page.getByRole('combobox', { name: 'Role of part 2' });
    await tabTo(page, role, 'Shift+Tab');
    await select(page, role, 'Developer');
    await expect(role).toBeFocused();
    const preview = page.getByRole('region', { name: 'Rendered prompt' });
    await expect(preview).toContainText(`Return period in days: ${written.days}`);
    await expect(preview).toContainText(written.tone);
    await expectGood(page);
    await saveNew(page, written.prompt);
    await editorOf(page, 'Text of part 2, developer');
    await expectGood(page);
  });

  await test.step('a target that goes by the prompt, and judges', async () => {
    await findAndGo(page, 'New target');
    await expect(box(page, 'Name')).toBeFocused();
    await keys.type(written.target);
    await tabTo(page, page.getByRole('radio', { name: 'Model' }), 'Shift+Tab');
    await nextRadio(page);
    await expect(page.getByRole('radio', { name: 'HTTP endpoint' })).toBeChecked();
    await nextRadio(page);
    await expect(page.getByRole('radio', { name: 'Demo assistant' })).toBeChecked();
    const prompt = page.getByRole('combobox', { name: 'Prompt', exact: true });
    await tabTo(page, prompt);
    await keys.press('Enter');
    await keys.type(written.prompt);
    await expect(page.getByRole('option')).toHaveText([new RegExp(written.prompt)]);
    await keys.press('Enter');
    await expect(prompt).toHaveText(written.prompt);
    await expect(prompt).toBeFocused();
    await expectGood(page);
    await saveNew(page, written.target);
    const judge = page.getByRole('switch', { name: 'Use as judge' });
    await tabTo(page, judge);
    await keys.press('Space');
    await expect(judge).toBeChecked();
    await expect(judge).toBeFocused();
    await expectGood(page);
  });

  await test.step('a scenario of five turns with every kind of expectation', async () => {
    await findAndGo(page, 'New scenario');
    await expect(box(page, 'Name')).toBeFocused();
    await keys.type(written.scenario);
    await keys.press('Enter');
    await expect(said(page, 1)).toBeFocused();
    const [first, second, third] = written.asks;
    await keys.type(first);
    await keys.press('Enter');
    await expect(entry(page, 2)).toBeFocused();
    await keys.type(written.contains);
    await keys.press('Enter');
    await expect(chip(page, `contains ${written.contains}`)).toBeVisible();
    await keys.type('/an');
    await expect(page.getByRole('option', { name: 'any of', selected: true })).toBeVisible();
    await keys.press('Enter');
    await expect(page.getByRole('option')).toHaveCount(0);
    await keys.type(written.anyOf);
    await keys.press('Enter');
    await expect(chip(page, /contains any of return label, return slip/)).toBeVisible();
    await keys.type(`/not ${written.not}`);
    await keys.press('Enter');
    await expect(chip(page, /does not contain refund/)).toBeVisible();
    await keys.press('Enter');
    await expect(said(page, 3)).toBeFocused();
    await keys.type(second);
    await keys.press('Enter');
    await expect(entry(page, 4)).toBeFocused();
    await keys.type(`/pattern ${written.pattern}`);
    await keys.press('Enter');
    await expect(chip(page, /matches/)).toBeVisible();
    await keys.type(`/means ${written.means}`);
    await keys.press('Enter');
    await expect(chip(page, /says/)).toBeVisible();
    await keys.press('Enter');
    await expect(said(page, 5)).toBeFocused();
    await keys.type(third);
    await expect(turns(page)).toHaveCount(5);
    await expect(chip(page, /./)).toHaveCount(5);
    await expect(page.getByText('Draft saved')).toBeVisible();
    await expectGood(page);
    await saveNew(page, written.scenario);
    await expectGood(page);
  });

  await test.step('a suite of it', async () => {
    const main = page.getByRole('navigation', { name: 'Main' });
    await tabTo(page, main.getByRole('link', { name: 'Suites' }), 'Shift+Tab');
    await keys.press('Enter');
    await expect(title(page)).toHaveText('Suites');
    await expectGood(page);
    await tabTo(page, page.getByRole('link', { name: 'New suite' }));
    await keys.press('Enter');
    await expect(title(page)).toHaveText('New suite');
    await expect(box(page, 'Name')).toBeFocused();
    await keys.type(written.suite);
    const add = page.getByRole('button', { name: 'Add scenarios' });
    await tabTo(page, add, 'Shift+Tab');
    await choose(page, add, written.scenario);
    await expect(add).toBeFocused();
    const list = page.getByRole('list', { name: 'Scenarios in order' });
    await expect(list.getByRole('link')).toHaveText([written.scenario]);
    await choose(page, page.getByRole('button', { name: 'Default targets' }), written.target);
    await expect(page.getByText('A run plays 1 conversation.')).toBeVisible();
    await expectGood(page);
    await saveNew(page, written.suite);
    await expectGood(page);
    await expectWritten(api);
  });

  await test.step('a run, to its verdict', async () => {
    await keys.press('r');
    await expect(dialog.getByText('1 scenario × 1 target × 1 = 1 conversation')).toBeVisible();
    await expectGood(page);
    await tabTo(page, dialog.getByRole('button', { name: 'Run suite' }));
    await keys.press('Enter');
    await expect(title(page)).toHaveText(`${written.suite} #1`);
    await expect(page.getByRole('main')).toBeFocused();
    const outcome = page.getByRole('link', { name: new RegExp(`^Passed: ${written.scenario}`) });
    await expect(outcome).toBeVisible();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await expect(page.getByRole('main').locator('header').getByText('Passed')).toBeVisible();
    await expectGood(page);
    await tabTo(page, outcome);
    await keys.press('Enter');
    await expect(title(page)).toHaveText(written.scenario);
    await expect(page.locator('mark').filter({ hasText: written.contains })).toBeVisible();
    await expectGood(page);
  });

  expect(devices()).toEqual(['shortcut', 'typing']);
});
