import { join } from './fixtures/people.ts';
import { box, chip, entry, exchange, said, variable } from './fixtures/scenario-editor.ts';
import { makeDemoTarget } from './fixtures/suites.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

test('two people who edit the same scenario lose nothing', async ({ org, newcomer, url }) => {
  const mara = await newcomer('Mara');
  await join(url, { admin: org.admin, guest: mara, slug: org.slug, role: 'editor' });
  const start = [...exchange('Hello', 'Hi'), ...exchange('Opening hours?', 'Monday')];
  const { id } = await org.api.scenarios.create.mutate({ name: 'Hours', turns: start });
  const at = `/orgs/${org.slug}/scenarios/${id}`;
  const { page } = org;
  await page.goto(at);
  await mara.page.goto(at);

  await test.step('who has nothing unsaved sees the other’s save at once', async () => {
    await said(mara.page, 1).fill('Hello there');
    await mara.page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(said(page, 1)).toHaveValue('Hello there');
    await expect(page.getByText(/^Mara saved version 2/)).toBeVisible();
    await expectGood(page);
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
  });

  await test.step('who has, is told and can merge', async () => {
    await said(page, 1).fill('Good day');
    await said(page, 3).fill('When are you open?');
    await said(mara.page, 1).fill('Hello you');
    await entry(mara.page, 4).fill('Tuesday');
    await entry(mara.page, 4).press('Enter');
    await mara.page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText(/^Mara saved version 3/)).toBeVisible();
    await page.getByRole('button', { name: 'Merge' }).click();
    const title = page.getByRole('heading', { name: 'Your changes and version 3 by Mara' });
    await expect(title).toBeFocused();
    await expect(page.getByText('1 of 1 left')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Use the merged scenario' })).toBeDisabled();
    await expectGood(page);
    await page.getByRole('radio', { name: 'Both, Mara’s first' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Use the merged scenario' }).click();
    await expect(said(page, 1)).toHaveValue('Hello you');
    await expect(said(page, 2)).toHaveValue('Good day');
    await expect(said(page, 4)).toHaveValue('When are you open?');
    await expect(chip(page, /contains Tuesday/)).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Saved as version 4', { exact: true })).toBeVisible();
  });

  await test.step('a save over a newer version opens the merge', async () => {
    await said(page, 1).fill('Mine');
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    const { content, name, description, tags } = await org.api.scenarios.get.query({ id });
    await org.apiOf(mara).scenarios.update.mutate({
      id,
      baseVersion: 4,
      name,
      description,
      tags,
      ...content,
      locale: 'de',
    });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('heading', { name: /version 5 by Mara/ })).toBeVisible();
    await expect(page.getByText('Everything goes together.')).toBeVisible();
    await page.getByRole('button', { name: 'Use the merged scenario' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Saved as version 6', { exact: true })).toBeVisible();
    const merged = (await org.api.scenarios.get.query({ id })).content;
    expect(merged.locale).toBe('de');
    expect(merged.turns[0]).toEqual({ kind: 'USER', userText: 'Mine' });
  });
});

test('a draft is kept while the network is away, and follows to another browser', async ({
  org,
}) => {
  const { page } = org;
  const start = exchange('Hello', 'Hi');
  const { id } = await org.api.scenarios.create.mutate({ name: 'Hello', turns: start });
  await page.goto(`/orgs/${org.slug}/scenarios/${id}`);
  await said(page, 1).fill('Hello?');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await page.context().setOffline(true);
  await said(page, 1).fill('Hello again');
  await expect(page.getByText('The draft could not be saved.')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText('Draft saved')).toBeVisible();
  const key = `scenario:${id}`;
  expect(await org.api.drafts.get.query({ key })).toMatchObject({
    content: { draft: { turns: [{ userText: 'Hello again' }, {}] } },
    baseVersion: 1,
  });
  await page.reload();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(said(page, 1)).toHaveValue('Hello');
  await expect.poll(() => org.api.drafts.get.query({ key })).toBeNull();
});

test('a conversation that took place becomes a draft to write expectations for', async ({
  org,
}) => {
  const { page } = org;
  await page.goto(`/orgs/${org.slug}/scenarios/new`);
  await page.getByRole('link', { name: 'From transcript' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New from transcript');
  await box(page, 'Transcript').fill(
    [
      'Exported on Monday',
      '[10:32] Anna: May I return a plant?',
      'It is a fern.',
      '[10:33] Shop bot: Of course, within 30 days.',
      '[10:34] Carl: (whispers)',
      '[10:35] Anna: Thanks',
    ].join('\n'),
  );
  const left = page.getByRole('list', { name: 'Left out' });
  await expect(left).toContainText('Say who Anna is.');
  await expect(left).toContainText('Exported on Monday');
  await expectGood(page);
  await page.getByRole('combobox', { name: 'Anna is' }).click();
  await page.getByRole('option', { name: 'the user' }).click();
  await page.getByRole('combobox', { name: 'Carl is' }).click();
  await page.getByRole('option', { name: 'left out' }).click();
  await expect(left.getByRole('listitem')).toHaveText([
    /Exported on Monday/,
    /Carl is left out\..*\(whispers\)/,
  ]);
  await page.getByRole('button', { name: 'Open in the editor' }).click();
  await expect(said(page, 1)).toHaveValue('May I return a plant?\nIt is a fern.');
  await expect(said(page, 3)).toHaveValue('Thanks');
  await expect(box(page, 'A reply to try in turn 2')).toHaveValue('Of course, within 30 days.');
  await entry(page, 2).fill('30 days');
  await entry(page, 2).press('Enter');
  await expect(chip(page, /Passed.*contains 30 days/)).toBeVisible();
  await expectGood(page);
  await box(page, 'Name').fill('Ferns');
  await page.getByRole('button', { name: 'Create scenario' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ferns');
  const { items } = await org.api.scenarios.list.query({});
  const { content } = await org.api.scenarios.get.query({ id: items[0]?.id ?? '' });
  expect(content.turns[1]).toMatchObject({ sample: 'Of course, within 30 days.' });
});

test('details, variables and a table of values are written beside the conversation', async ({
  org,
}) => {
  const { page } = org;
  await org.api.variables.create.mutate({ key: 'shop', value: 'Lindenhof' });
  await page.goto(`/orgs/${org.slug}/scenarios/new`);
  await box(page, 'Name').fill('Tiers');
  const more = page.getByRole('button', { name: 'More details' });
  if (await more.isVisible()) await more.click();
  await said(page, 1).fill('Hello {{shop}}, I am {{tier}} in {{city}}, {{country}}');
  await expect(page.getByText('are not variables: they stay as written.')).toContainText(
    '{{tier}}, {{city}}, {{country}}',
  );
  await box(page, 'Passes from (optional)').fill('80');
  await page.getByRole('button', { name: 'Variable', exact: true }).click();
  await expect(variable(page)).toBeFocused();
  await variable(page).fill('my city');
  await box(page, 'Value of my city').fill('Rome');
  await page.getByRole('button', { name: 'Paste a table' }).click();
  await box(page, 'Cells').fill('name\ttier\nGold\tgold\nSilver\tsilver');
  await page.getByRole('button', { name: 'Use this table' }).click();
  await expect(box(page, 'tier of row Silver')).toHaveValue('silver');
  await box(page, 'tier of row Silver').press('Enter');
  await expect(box(page, 'Name of row 3')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Gold');
  await page.getByRole('button', { name: 'Create scenario' }).click();
  await expect(page.getByText('This name stands twice.')).toBeVisible();
  await expect(variable(page)).toHaveAttribute('aria-invalid', 'true');
  await expectGood(page);
  await page.getByRole('textbox', { name: /^Name of row 3/ }).fill('Bronze');
  await variable(page).fill('city');
  await expect(page.getByText('is not a variable: it stays as written.')).toContainText('country');
  await entry(page, 2).fill('Hello');
  await entry(page, 2).press('Enter');
  await page.getByRole('button', { name: 'Create scenario' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tiers');
  const { items } = await org.api.scenarios.list.query({});
  const { content } = await org.api.scenarios.get.query({ id: items[0]?.id ?? '' });
  expect(content).toMatchObject({
    threshold: 0.8,
    variables: { city: 'Rome' },
    data: {
      columns: ['tier'],
      rows: [
        { name: 'Gold', values: ['gold'] },
        { name: 'Silver', values: ['silver'] },
        { name: 'Bronze', values: [''] },
      ],
    },
  });
});

test('a reply is fetched from a target, judged as it comes, and kept', async ({ org }) => {
  const { page } = org;
  await makeDemoTarget(org.api, { name: 'Shop assistant' });
  await org.api.variables.create.mutate({ key: 'hours', value: 'open' });
  const { id } = await org.api.scenarios.create.mutate({
    name: 'Hours',
    turns: exchange('When are you {{hours}}?', 'Monday'),
  });
  await page.goto(`/orgs/${org.slug}/scenarios/${id}`);
  await page.getByRole('button', { name: 'Fetch a reply' }).click();
  await page.getByRole('button', { name: 'Shop assistant' }).click();
  await expect(box(page, 'A reply to try in turn 2')).toHaveValue(/Monday to Friday/);
  await expect(chip(page, /Passed.*contains Monday/)).toBeVisible();
  await page.getByRole('button', { name: 'Keep as sample reply' }).click();
  await expect(page.getByText('Sample reply, kept with the turn')).toBeVisible();
  await expectGood(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Saved' })).toBeVisible();
  const { content } = await org.api.scenarios.get.query({ id });
  expect(content.turns[1]).toMatchObject({ sample: expect.stringContaining('Monday to Friday') });
});
