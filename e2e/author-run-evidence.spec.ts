import type { Page } from '@playwright/test';
import { join } from './fixtures/people.ts';
import { editorOf, rewrite } from './fixtures/prompt-editor.ts';
import { exchange } from './fixtures/suites.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** Writes an expectation of the reply in a turn, as one types it: `/not refund`. */
async function expectReply(page: Page, turn: number, line: string): Promise<void> {
  const entry = page.getByRole('combobox', { name: `Add an expectation to turn ${turn}` });
  await entry.fill(line);
  await entry.press('Enter');
}

/** Opens an expectation, and gives one more text to it. */
async function addText(page: Page, expectation: RegExp, text: string): Promise<void> {
  await page.getByRole('button', { name: expectation }).click();
  const form = page.getByRole('group', { name: 'Expectation', exact: true });
  await form.getByRole('textbox', { name: 'Texts' }).fill(text);
  await form.getByRole('textbox', { name: 'Texts' }).press('Enter');
  await form.getByRole('button', { name: 'Done' }).click();
}

test('an editor writes a suite, runs it and reads in the evidence why it failed', async ({
  org,
  newcomer,
  url,
}) => {
  const eve = await newcomer('Eve');
  await join(url, { admin: org.admin, guest: eve, slug: org.slug, role: 'editor' });
  const { page } = eve;
  const at = (place: string) => `/orgs/${org.slug}/${place}`;

  await test.step('a variable, by keyboard alone', async () => {
    await page.goto(at('variables'));
    await expectGood(page);
    await page.getByRole('button', { name: 'New variable' }).focus();
    await page.keyboard.press('Enter');
    await expect(box(page, 'Name')).toBeFocused();
    await page.keyboard.type('shop name');
    await page.keyboard.press('Enter');
    await expect(box(page, 'Name')).toHaveAttribute('aria-invalid', 'true');
    await expectGood(page);
    await box(page, 'Name').press('ControlOrMeta+a');
    await page.keyboard.type('shop_name');
    await page.keyboard.press('Tab');
    await expect(box(page, 'Value')).toBeFocused();
    await page.keyboard.type('Lindenhof Garden');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('row').filter({ hasText: 'shop_name' })).toContainText(
      'Lindenhof Garden',
    );
  });

  await test.step('a prompt; a variable that does not exist is refused beside the text', async () => {
    await page.goto(at('prompts'));
    await expectGood(page);
    await page.goto(at('prompts/new'));
    await box(page, 'Name').fill('Support');
    const text = await editorOf(page, 'Text');
    await rewrite(page, text, 'You answer for {{shop}}.');
    await page.getByRole('button', { name: 'Create prompt' }).click();
    await expect(box(page, 'Text')).toHaveAttribute('aria-invalid', 'true');
    await expect(box(page, 'Text')).toHaveAccessibleDescription(/There is no variable shop\./);
    await expectGood(page);
    await rewrite(page, text, 'You answer for {{shop_name}}.');
    const preview = page.getByRole('region', { name: 'Rendered prompt' });
    await expect(preview.locator('mark')).toContainText('Lindenhof Garden');
    await page.getByRole('button', { name: 'Create prompt' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Support');
    await expectGood(page);
  });

  await test.step('a scenario of two exchanges; a broken pattern is refused beside it', async () => {
    await page.goto(at('scenarios'));
    await expectGood(page);
    await page.goto(at('scenarios/new'));
    await box(page, 'Name').fill('Shipping and returns');
    await box(page, 'What the user says in turn 1').fill('What does shipping cost?');
    await expectReply(page, 2, '4.90 EUR');
    await addText(page, /contains 4.90 EUR/, 'free from');
    await expectReply(page, 2, '/not refund');
    await expectReply(page, 2, '/pattern \\d+\\.\\d{2} (EUR');

    await page.getByRole('button', { name: 'User says' }).click();
    await box(page, 'What the user says in turn 3').fill('Can I return a plant?');
    await page.getByRole('button', { name: 'Expect of the reply' }).click();
    await expectReply(page, 4, 'return label');
    await addText(page, /contains return label/, 'free of charge');

    const pattern = page.getByRole('textbox', { name: 'Pattern' });
    await page.getByRole('button', { name: 'Create scenario' }).click();
    await expect(pattern).toHaveAttribute('aria-invalid', 'true');
    await expect(pattern).toBeFocused();
    await expect(pattern).toHaveAccessibleDescription(/opened but not closed/);
    await expectGood(page);
    await pattern.fill('\\d+\\.\\d{2} EUR');
    await page.getByRole('button', { name: 'Create scenario' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shipping and returns');
    await expectGood(page);
  });

  await test.step('a target and a suite', async () => {
    const turns = exchange('When are you open?', 'Monday to Friday');
    await org.apiOf(eve).scenarios.create.mutate({ name: 'Opening hours', turns });
    await page.goto(at('targets'));
    await expectGood(page);
    await page.goto(at('targets/new'));
    await page.getByRole('radio', { name: 'Demo assistant' }).click();
    await box(page, 'Name').fill('Shop assistant');
    await box(page, 'Time it takes for a reply').fill('1000');
    await expectGood(page);
    await page.getByRole('button', { name: 'Create target' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shop assistant');
    await expectGood(page);

    await page.goto(at('suites'));
    await expectGood(page);
    await page.goto(at('suites/new'));
    await box(page, 'Name').fill('Checkout');
    await page.getByRole('button', { name: 'Add scenarios' }).click();
    await page.getByRole('option', { name: 'Shipping and returns' }).click();
    await page.getByRole('option', { name: 'Opening hours' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Default targets' }).click();
    await page.getByRole('option', { name: 'Shop assistant' }).click();
    await page.keyboard.press('Escape');
    await expectGood(page);
    await page.getByRole('button', { name: 'Create suite' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Checkout');
    await expectGood(page);
  });

  await test.step('the run fills while it is watched', async () => {
    await page.getByRole('button', { name: 'Run suite' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Run suite' }).click();
    await expect(page.getByRole('progressbar', { name: 'Conversations played' })).toBeVisible();
    await expect(page.getByRole('link', { name: /^Passed: Opening hours/ })).toBeVisible();
    await expect(page.getByRole('link', { name: /^Failed: Shipping and returns/ })).toBeVisible();
    await expect(page.getByRole('progressbar')).toBeHidden();
    await expectGood(page);
  });

  await test.step('the evidence names what is missing and marks what was found', async () => {
    await page.getByRole('link', { name: /^Failed: Shipping and returns/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shipping and returns');
    const first = page.getByRole('list', { name: 'Expectations of turn 1' });
    await expect(first).toContainText('/\\d+\\.\\d{2} EUR/');
    await expect(first).toContainText('“4.90 EUR”');
    const second = page.getByRole('list', { name: 'Expectations of turn 2' });
    await expect(second.getByRole('listitem').filter({ hasText: /^free of charge/ })).toHaveText(
      'free of charge not found',
    );
    await expect(page.locator('mark').filter({ hasText: 'return label' })).toBeVisible();
    await expect(page.locator('mark').filter({ hasText: '4.90 EUR' })).toBeVisible();
    await expect(page.locator('mark').filter({ hasText: 'free of charge' })).toHaveCount(0);
    await expectGood(page);
    await page.getByRole('link', { name: 'Checkout #1' }).click();
    await expect(page.getByRole('link', { name: /^Failed: Shipping and returns/ })).toBeVisible();
  });
});
