import type { Locator, Page } from '@playwright/test';
import { expectWritten, watchDevices, written } from './fixtures/authoring.ts';
import { editorOf } from './fixtures/prompt-editor.ts';
import { box, chip, entry, said, turns } from './fixtures/scenario-editor.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const button = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name, exact: true });

/** Touches something, which is large enough to be met. */
async function tap(what: Locator): Promise<void> {
  await what.scrollIntoViewIfNeeded();
  const size = await what.boundingBox();
  expect(Math.min(size?.width ?? 0, size?.height ?? 0), `size of ${what}`).toBeGreaterThanOrEqual(
    24,
  );
  await what.tap();
}

/** Touches a box and types into it. */
async function write(page: Page, into: Locator, text: string): Promise<void> {
  await tap(into);
  await expect(into).toBeFocused();
  await page.keyboard.type(text);
}

/** Opens the navigation and goes to one of its places. */
async function goTo(page: Page, place: string): Promise<void> {
  await tap(button(page, 'Open navigation'));
  const drawer = page.getByRole('dialog', { name: 'Navigation' });
  await tap(drawer.getByRole('link', { name: place, exact: true }));
  await expect(drawer).toBeHidden();
  await expect(title(page)).toHaveText(place);
}

/** Opens a list of choices, takes one and goes on beside it. */
async function choose(page: Page, opener: Locator, name: string): Promise<void> {
  await tap(opener);
  await tap(page.getByRole('option', { name }));
  await expect(page.getByRole('option', { name, includeHidden: true })).toContainText('chosen');
  await title(page).tap();
  await expect(page.getByRole('option')).toHaveCount(0);
}

test('a prompt, a scenario with every kind of expectation and a suite are written and run by touch alone', async ({
  org,
}) => {
  const { page, api, slug } = org;
  const devices = await watchDevices(page);
  const dialog = page.getByRole('dialog');

  await test.step('the overview leads to a first prompt', async () => {
    await page.goto(`/orgs/${slug}`);
    await expectGood(page);
    await tap(page.getByRole('link', { name: 'New prompt' }));
    await expect(title(page)).toHaveText('New prompt');
  });

  await test.step('a chat prompt, and the variable it names', async () => {
    await write(page, box(page, 'Name'), written.prompt);
    await tap(page.locator('label').filter({ hasText: /^Chat$/ }));
    await expect(page.getByRole('radio', { name: 'Chat' })).toBeChecked();
    await write(page, await editorOf(page, 'Text of part 1, system'), written.facts);
    await tap(page.getByRole('button', { name: /^Create variable/ }));
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('return_days');
    await write(page, dialog.getByRole('textbox', { name: 'Value' }), written.days);
    await expectGood(page);
    await tap(button(dialog, 'Create variable'));
    await expect(dialog).toBeHidden();
    await tap(button(page, 'Add part'));
    await write(page, await editorOf(page, 'Text of part 2, user'), written.tone);
    const role = page.getByRole('combobox', { name: 'Role of part 2' });
    await tap(role);
    await tap(page.getByRole('option', { name: 'Developer' }));
    await expect(role).toHaveText('Developer');
    const preview = page.getByRole('region', { name: 'Rendered prompt' });
    await expect(preview).toContainText(`Return period in days: ${written.days}`);
    await expectGood(page);
    await tap(button(page, 'Create prompt'));
    await expect(title(page)).toHaveText(written.prompt);
    await editorOf(page, 'Text of part 2, developer');
    await expectGood(page);
  });

  await test.step('a target that goes by the prompt, and judges', async () => {
    await goTo(page, 'Targets');
    await expectGood(page);
    await tap(page.getByRole('link', { name: 'New target' }));
    await tap(page.locator('label').filter({ hasText: 'Demo assistant' }));
    await expect(page.getByRole('radio', { name: 'Demo assistant' })).toBeChecked();
    await write(page, box(page, 'Name'), written.target);
    const prompt = page.getByRole('combobox', { name: 'Prompt', exact: true });
    await tap(prompt);
    await tap(page.getByRole('option', { name: written.prompt }));
    await expect(prompt).toHaveText(written.prompt);
    await expectGood(page);
    await tap(button(page, 'Create target'));
    await expect(title(page)).toHaveText(written.target);
    const judge = page.getByRole('switch', { name: 'Use as judge' });
    await judge.tap();
    await expect(judge).toBeChecked();
    await expectGood(page);
  });

  await test.step('a scenario of five turns with every kind of expectation', async () => {
    await goTo(page, 'Scenarios');
    await expectGood(page);
    await tap(page.getByRole('link', { name: 'New scenario' }));
    await write(page, box(page, 'Name'), written.scenario);
    const [first, second, third] = written.asks;
    const expectReply = async (turn: number, kind: string | null, text: string) => {
      const before = await chip(page, /./).count();
      const group = turns(page).nth(turn - 1);
      if (kind) {
        await tap(group.getByRole('button', { name: /^Kind of the next expectation/ }));
        await tap(page.getByRole('menuitem', { name: kind }));
        await expect(entry(page, turn)).toBeFocused();
        await page.keyboard.type(text);
      } else {
        await write(page, entry(page, turn), text);
      }
      await tap(button(group, 'Add expectation'));
      await expect(chip(page, /./)).toHaveCount(before + 1);
    };
    await write(page, said(page, 1), first);
    await expectReply(2, null, written.contains);
    await expectReply(2, 'contains any of', written.anyOf);
    await expectReply(2, 'does not contain', written.not);
    await tap(button(page, 'User says'));
    await write(page, said(page, 3), second);
    await tap(button(page, 'Expect of the reply'));
    await expectReply(4, 'matches a pattern', written.pattern);
    await expectReply(4, 'says in substance', written.means);
    await tap(button(page, 'User says'));
    await write(page, said(page, 5), third);
    await expect(turns(page)).toHaveCount(5);
    await expect(page.getByText('Draft saved')).toBeVisible();
    await expectGood(page);
    await tap(button(page, 'Create scenario'));
    await expect(title(page)).toHaveText(written.scenario);
    await expectGood(page);
  });

  await test.step('a suite of it', async () => {
    await goTo(page, 'Suites');
    await expectGood(page);
    await tap(page.getByRole('link', { name: 'New suite' }));
    await expect(title(page)).toHaveText('New suite');
    await write(page, box(page, 'Name'), written.suite);
    await choose(page, button(page, 'Add scenarios'), written.scenario);
    const list = page.getByRole('list', { name: 'Scenarios in order' });
    await expect(list.getByRole('link')).toHaveText([written.scenario]);
    await choose(page, page.getByRole('button', { name: 'Default targets' }), written.target);
    await expect(page.getByText('A run plays 1 conversation.')).toBeVisible();
    await expectGood(page);
    await tap(button(page, 'Create suite'));
    await expect(title(page)).toHaveText(written.suite);
    await expectGood(page);
    await expectWritten(api);
  });

  await test.step('a run, to its verdict', async () => {
    await tap(button(page, 'Run suite'));
    await expect(dialog.getByText('1 scenario × 1 target × 1 = 1 conversation')).toBeVisible();
    await expectGood(page);
    await tap(button(dialog, 'Run suite'));
    await expect(title(page)).toHaveText(`${written.suite} #1`);
    const outcome = page.getByRole('link', { name: new RegExp(`^Passed: ${written.scenario}`) });
    await expect(outcome).toBeVisible();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await expect(page.getByRole('main').locator('header').getByText('Passed')).toBeVisible();
    await expectGood(page);
    await tap(outcome);
    await expect(title(page)).toHaveText(written.scenario);
    await expect(page.locator('mark').filter({ hasText: written.contains })).toBeVisible();
    await expectGood(page);
  });

  expect(devices()).toEqual(['touch', 'typing']);
});
