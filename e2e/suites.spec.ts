import { choose, nextRadio, select, tabTo } from './fixtures/keyboard.ts';
import { exchange, makeDemoTarget } from './fixtures/suites.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

test('a suite by a filter is written and run by keyboard alone, and its rows have names', async ({
  org,
}) => {
  const { api, page } = org;
  const at = (place: string) => `/orgs/${org.slug}/${place}`;
  const { id: environmentId } = await api.environments.create.mutate({ name: 'staging' });
  const overrides = [{ environmentId, value: 'Staging shop' }];
  await api.variables.create.mutate({ key: 'shop', value: 'Real shop', overrides });
  await makeDemoTarget(api, { concurrency: 1 });
  const rows = ['Gold', 'Silver', 'Bronze', 'Iron', 'Tin'].map((tier) => ({
    name: `${tier} customer`,
    values: [`${tier} benefits`],
  }));
  await api.scenarios.create.mutate({
    name: 'Refund',
    tags: ['billing'],
    data: { columns: ['benefits'], rows },
    threshold: 0.8,
    turns: exchange('Hello {{shop}}, what are the {{benefits}}?', 'unfindable {{benefits}}'),
  });
  await api.scenarios.create.mutate({ name: 'Elsewhere', turns: exchange('Hello', 'Hello') });

  await test.step('the suite', async () => {
    await page.goto(at('suites/new'));
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    await page.keyboard.type('Billing');
    await tabTo(page, page.getByRole('radio', { name: 'Listed by hand' }), 'Shift+Tab');
    await nextRadio(page);
    await expect(page.getByRole('radio', { name: 'By a filter' })).toBeChecked();
    await choose(page, page.getByRole('button', { name: 'With all of these tags' }), 'billing');
    await expect(page.getByText(/^1 scenario fits now/)).toBeVisible();
    await expect(page.getByRole('list', { name: 'Scenarios that fit now' })).toContainText(
      'Refund',
    );
    await choose(page, page.getByRole('button', { name: 'Default targets' }), 'Shop assistant');
    await tabTo(page, page.getByRole('textbox', { name: 'After failures' }));
    await page.keyboard.type('2');
    await expect(page.getByText('A run plays 5 conversations.')).toBeVisible();
    await expectGood(page);
    await page.keyboard.press('ControlOrMeta+s');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Billing');
    await expectGood(page);
  });

  await test.step('the run, with the values of an environment', async () => {
    await page.reload();
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog');
    await select(page, dialog.getByRole('combobox', { name: 'Environment' }), 'staging');
    await expect(dialog.getByText('5 scenarios × 1 target × 1 = 5 conversations')).toBeVisible();
    await expectGood(page);
    await tabTo(page, dialog.getByRole('button', { name: 'Run suite' }));
    await page.keyboard.press('Enter');
    await expect(
      page.getByText('Stopped after 2 failures: 3 conversations not played', { exact: true }),
    ).toBeVisible();
    await expect(page.getByText('with the values of staging')).toBeVisible();
    await expect(page.getByRole('rowheader', { name: 'Refund · Gold customer' })).toBeVisible();
    await expect(page.getByRole('rowheader', { name: 'Refund · Tin customer' })).toBeVisible();
    await expect(page.getByRole('link', { name: /^Not played: Refund · Tin/ })).toBeVisible();
    await expectGood(page);
  });

  await test.step('the transcript, with the values of its row and the score', async () => {
    await tabTo(page, page.getByRole('link', { name: /^Failed: Refund · Gold customer/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Refund · Gold customer');
    await expect(page.getByText('Hello Staging shop, what are the Gold benefits?')).toBeVisible();
    await expect(page.getByText('Score 0.00 of 0.80 needed', { exact: true })).toBeVisible();
    await expect(page.getByText('unfindable Gold benefits').first()).toBeVisible();
    await expectGood(page);
  });
});

test('a filter becomes a list, which is put in order, shortened and put back', async ({ org }) => {
  const { api, page } = org;
  for (const name of ['Apples', 'Bread', 'Cake']) {
    await api.scenarios.create.mutate({ name, turns: exchange('Hello', 'Hello') });
  }
  const { id } = await api.suites.create.mutate({ name: 'Food', filter: {} });
  await page.goto(`/orgs/${org.slug}/suites/${id}`);
  await tabTo(page, page.getByRole('button', { name: 'Make it a fixed list' }));
  await page.keyboard.press('Enter');
  const list = page.getByRole('list', { name: 'Scenarios in order' });
  const names = () => list.getByRole('link').allTextContents();
  await expect.poll(names).toEqual(['Apples', 'Bread', 'Cake']);

  await tabTo(page, list.getByRole('link', { name: 'Apples' }), 'Shift+Tab');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(names).toEqual(['Bread', 'Apples', 'Cake']);
  await expect(list.getByRole('link', { name: 'Apples' })).toBeFocused();

  await tabTo(page, list.getByRole('button', { name: 'Remove Apples' }));
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Bread', 'Cake']);
  await expect(list.getByRole('button', { name: 'Remove Cake' })).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(names).toEqual(['Bread', 'Apples', 'Cake']);

  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
  await page.reload();
  await expect.poll(names).toEqual(['Bread', 'Apples', 'Cake']);
  await expectGood(page);

  await api.suites.update.mutate({ id, baseVersion: 2, name: 'Meals' });
  const box = page.getByRole('textbox', { name: 'Name', exact: true });
  await box.fill('Dishes');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('alert')).toContainText('Somebody saved this suite');
  await expectGood(page);
  await tabTo(page, page.getByRole('button', { name: 'Save mine on top' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dishes');
});

test('a variable has other values in environments, and takes its uses along when renamed', async ({
  org,
}) => {
  const { api, page } = org;
  await api.variables.create.mutate({ key: 'shop', value: 'Beete' });
  const prompt = await api.prompts.create.mutate({ name: 'Greeter', content: 'At {{ shop }}.' });
  await page.goto(`/orgs/${org.slug}/variables`);
  await page.getByRole('button', { name: 'Environments' }).click();
  await page.getByRole('button', { name: 'Add dev, staging and production' }).click();
  const environments = page.getByRole('list', { name: 'Environments' });
  await expect(environments.getByRole('listitem')).toHaveCount(3);
  await expectGood(page);
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'shop' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Another value in staging' }).click();
  await dialog.getByRole('textbox', { name: 'Value in staging' }).fill('');
  await expect(dialog.getByText('An empty text.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('store');
  await expect(dialog.getByText('Also write {{store}} in 1 place')).toBeVisible();
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  expect((await api.prompts.get.query({ id: prompt.id })).content).toBe('At {{ store }}.');
  const { items } = await api.variables.list.query({});
  expect(items).toMatchObject([{ key: 'store', value: 'Beete', overrides: [{ value: '' }] }]);

  await page.getByRole('button', { name: 'More for store' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(dialog).toHaveAccessibleName('Variable store_copy');
  await expect(dialog.getByRole('textbox', { name: 'Value in staging' })).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('link', { name: 'store_copy' })).toBeVisible();
});
