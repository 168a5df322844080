import type { Page } from '@playwright/test';
import { nextRadio, select, tabTo } from './fixtures/keyboard.ts';
import type { orgApi } from './fixtures/people.ts';
import { editorOf, rewrite } from './fixtures/prompt-editor.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

type OrgApi = ReturnType<typeof orgApi>;

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a chat prompt is written and saved with the keyboard alone', async ({ org }) => {
  const { page, api, slug } = org;
  const at = (path: string) => `/orgs/${slug}/${path}`;
  const keys = page.keyboard;
  const { id: environmentId } = await api.environments.create.mutate({ name: 'staging' });
  await api.variables.create.mutate({
    key: 'shop_name',
    value: 'Lindenhof Garden',
    overrides: [{ environmentId, value: 'Staged Garden' }],
  });
  const preview = page.getByRole('region', { name: 'Rendered prompt' });
  const environment = page.getByRole('combobox', { name: 'Environment' });

  await test.step('a chat prompt of two parts, with a variable that completes', async () => {
    await page.goto(at('prompts/new'));
    await expect(box(page, 'Name')).toBeFocused();
    await keys.type('Support');
    await tabTo(page, page.getByRole('radio', { name: 'Plain' }));
    await nextRadio(page);
    await expect(page.getByRole('radio', { name: 'Chat' })).toBeChecked();
    const system = await editorOf(page, 'Text of part 1, system');
    await tabTo(page, system);
    await keys.type('You answer for {{sh');
    await expect(page.getByRole('option', { name: /shop_name.*Lindenhof Garden/ })).toBeVisible();
    // A list that has only just opened takes no key, lest it swallows one meant for the text.
    await expect(page.getByText(/not closed/)).toBeVisible();
    await keys.press('Enter');
    await expect(system).toHaveText('You answer for {{shop_name}}');
    await keys.type('.');
    await tabTo(page, button(page, 'Add part'));
    await keys.press('Enter');
    const user = await editorOf(page, 'Text of part 2, user');
    await expect(user).toBeFocused();
    await keys.type('Hello');
    await expect(preview).toContainText('You answer for Lindenhof Garden');
    await expect(preview.locator('mark')).toContainText('Lindenhof Garden');
    await expect(preview).toContainText('Hello');
    await expect(page.getByText(/^\d+ tokens, as OpenAI/)).toBeVisible();
    await expectGood(page);
  });

  await test.step('parts move, and come back when they are deleted', async () => {
    await keys.press('Alt+ArrowUp');
    const first = page.getByRole('group', { name: 'Part 1, user' });
    await expect(first.getByRole('textbox')).toBeFocused();
    await keys.press('Alt+ArrowDown');
    await expect(page.getByRole('group', { name: 'Part 2, user' })).toBeVisible();
    const remove = page.getByRole('group', { name: /Part 2/ }).getByRole('button', {
      name: 'Delete part',
    });
    await tabTo(page, remove, 'Shift+Tab');
    await keys.press('Enter');
    await expect(page.getByRole('group', { name: /^Part / })).toHaveCount(1);
    await tabTo(page, button(page, 'Undo'));
    await keys.press('Enter');
    await expect(page.getByRole('group', { name: 'Part 2, user' })).toContainText('Hello');
  });

  await test.step('as it reads in an environment, which is still chosen on the next page', async () => {
    await select(page, environment, 'staging');
    await expect(preview).toContainText('You answer for Staged Garden');
    await keys.press('Control+s');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Support');
    await expect(environment).toHaveText('staging');
    await expect(preview.locator('mark')).toContainText('Staged Garden');
  });

  await test.step('a change with a message is the second version', async () => {
    const system = await editorOf(page, 'Text of part 1, system');
    await tabTo(page, system);
    await keys.press('Control+End');
    await keys.type(' Be brief, and never guess.');
    await tabTo(page, box(page, 'What changed (optional)'));
    await keys.type('Shorter answers');
    await keys.press('Control+s');
    await expect(page.getByText('Saved as version 2').first()).toBeVisible();
    await expect(box(page, 'What changed (optional)')).toHaveValue('');
  });
});

/** A chat prompt of two versions. */
async function makeVersions(api: OrgApi): Promise<string> {
  const content = (text: string) => [{ role: 'SYSTEM' as const, text }];
  const { id } = await api.prompts.create.mutate({ name: 'Support', content: content('Be kind.') });
  await api.prompts.update.mutate({
    id,
    baseVersion: 1,
    name: 'Support',
    description: '',
    tags: [],
    content: content('Be kind. Be brief, and never guess.'),
    message: 'Shorter answers',
  });
  return id;
}

test('two versions are compared and the first is restored with the keyboard alone', async ({
  org,
}, { project }) => {
  const { page, api, slug } = org;
  const keys = page.keyboard;
  const id = await makeVersions(api);
  const list = page.getByRole('navigation', { name: 'Versions' });
  await page.goto(`/orgs/${slug}/prompts/${id}`);

  await test.step('what changed, side by side where there is room', async () => {
    await tabTo(page, page.getByRole('link', { name: /^Versions/ }));
    await keys.press('Enter');
    await expect(page.getByRole('heading', { name: /Version 2 compared/ })).toBeVisible();
    await expect(list).toContainText('Shorter answers');
    if (project.name === 'desktop') {
      await tabTo(page, page.getByRole('link', { name: 'Side by side' }));
      await keys.press('Enter');
      const table = page.getByRole('table', { name: 'Version 2 compared with Version 1' });
      await expect(table.getByRole('columnheader')).toHaveText(['Version 1', 'Version 2']);
      await expect(table.locator('ins')).toContainText('Be brief, and never guess.');
      await page.reload();
      await expect(table).toBeVisible();
    }
    await page.goto(`${page.url().split('?')[0]}?show=side`);
    if (project.name === 'phone') {
      const lines = page.getByRole('group', { name: 'Version 2 compared with Version 1' });
      await expect(lines.locator('ins')).toContainText('Be brief, and never guess.');
    }
    await expect(page.getByText('1 line added, 1 removed.')).toBeVisible();
    await expectGood(page);
  });

  await test.step('the first version again, as the third', async () => {
    await tabTo(page, list.getByRole('link', { name: /Version 1/ }));
    await keys.press('Enter');
    await expect(page.getByRole('heading', { name: 'Version 1', exact: true })).toBeVisible();
    await tabTo(page, button(page, 'Restore'));
    await keys.press('Enter');
    await expect(page.getByText('Restored as version 3').first()).toBeVisible();
    const system = await editorOf(page, 'Text of part 1, system');
    await expect(system).toHaveText('Be kind.');
    await page.goto(`${page.url()}/versions`);
    await expect(list.getByRole('link', { name: /Version 3/ })).toContainText(
      'Restored from version 1',
    );
  });
});

test('a label moves freely, then waits for a suite, then is overridden, with the keyboard alone', async ({
  org,
}) => {
  const { page, api, slug } = org;
  const keys = page.keyboard;
  const id = await makeVersions(api);
  await api.suites.create.mutate({ name: 'Checkout' });
  const list = page.getByRole('navigation', { name: 'Versions' });
  const dialog = page.getByRole('dialog');
  const more = page.getByRole('button', { name: 'More for production' });
  await page.goto(`/orgs/${slug}/prompts/${id}/versions`);

  await test.step('a new one', async () => {
    await tabTo(page, list.getByRole('link', { name: /Version 1/ }));
    await keys.press('Enter');
    await expect(page.getByRole('heading', { name: 'Version 1', exact: true })).toBeVisible();
    await tabTo(page, button(page, 'Label'));
    await keys.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'New label here…' })).toBeFocused();
    await keys.press('Enter');
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('production');
    await tabTo(page, dialog.getByRole('button', { name: 'Add label' }));
    await keys.press('Enter');
    await expect(list.getByRole('link', { name: /Version 1/ })).toContainText('production');
    await expect(button(page, 'Label')).toBeFocused();
  });

  await test.step('one that waits', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Editor' }), 'Shift+Tab');
    await keys.press('Enter');
    await tabTo(page, more);
    await keys.press('Enter');
    await keys.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'Wait for a suite…' })).toBeFocused();
    await keys.press('Enter');
    await tabTo(page, dialog.getByRole('combobox', { name: 'Suite' }));
    await keys.press('Enter');
    await keys.type('Check');
    await expect(page.getByRole('option', { name: 'Checkout' })).toBeVisible();
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await expect(dialog.getByRole('combobox', { name: 'Suite' })).toHaveText('Checkout');
    await tabTo(page, dialog.getByRole('button', { name: 'Save' }));
    await keys.press('Enter');
    await expect(page.getByText('Waits for Checkout to be green')).toBeVisible();
    await expect(more).toBeFocused();
  });

  await test.step('what is missing, and a reason to move all the same', async () => {
    await tabTo(page, more);
    await keys.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Move…', exact: true })).toBeFocused();
    await keys.press('Enter');
    await expect(dialog.getByText('Checkout has not been run on version 2.')).toBeVisible();
    await expectGood(page);
    await tabTo(page, dialog.getByRole('textbox', { name: 'Why it moves all the same' }));
    await keys.type('The shop is closed today.');
    await keys.press('Enter');
    await expect(dialog).toBeHidden();
    const label = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Waits for' });
    await expect(label).toContainText('Version 2');
  });
});

test('a name nobody knows is underlined, said, and made a variable without leaving the text', async ({
  org,
}) => {
  const { page, slug } = org;
  await page.goto(`/orgs/${slug}/prompts/new`);
  const text = await editorOf(page, 'Text');
  await text.click();
  await page.keyboard.type('Open {{ opening_hours }}, {{ opening_hours | upcas }}.');
  await expect(page.locator('.cm-lintRange-warning')).toHaveCount(2);
  await expect(page.getByText(/There is no filter "upcas"/)).toBeVisible();
  await page.keyboard.press('Control+.');
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('opening_hours');
  await page.keyboard.press('Control+.');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('opening_hours');
  await dialog.getByRole('textbox', { name: 'Value' }).fill('9 to 18');
  await dialog.getByRole('button', { name: 'Create variable' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.cm-lintRange-warning')).toHaveCount(0);
  await expect(text).toHaveText('Open {{ opening_hours }}, {{ opening_hours | upcas }}.');
});

test('what is typed stays when the server refuses, beside the part it is about', async ({
  org,
}) => {
  const { page, api, slug } = org;
  const { id } = await api.prompts.create.mutate({
    name: 'Support',
    content: [
      { role: 'SYSTEM', text: 'Be kind.' },
      { role: 'USER', text: 'Hi' },
    ],
  });
  await page.goto(`/orgs/${slug}/prompts/${id}`);
  const second = await editorOf(page, 'Text of part 2, user');
  await rewrite(page, second, 'Hi {{ nobody }}');
  await button(page, 'Save').click();
  await expect(second).toHaveAttribute('aria-invalid', 'true');
  await expect(second).toHaveAccessibleDescription(/There is no variable nobody\./);
  await expect(second).toBeFocused();
  await expect(second).toHaveText('Hi {{ nobody }}');
  await rewrite(page, second, 'Hi');
  await expect(second).not.toHaveAttribute('aria-invalid', 'true');
});

test('a prompt is there to read before any script has come', async ({ org, browser, url }) => {
  const { api, slug, admin } = org;
  const { id } = await api.prompts.create.mutate({ name: 'Support', content: 'Be kind.' });
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: url });
  const [name = '', ...rest] = admin.cookie.split('=');
  await context.addCookies([{ name, value: rest.join('='), url }]);
  const page = await context.newPage();
  await page.goto(`/orgs/${slug}/prompts/${id}`);
  await expect(box(page, 'Text')).toHaveValue('Be kind.');
  await context.close();
});
