import type { Page } from '@playwright/test';
import { join } from './fixtures/people.ts';
import { makeDemoTarget } from './fixtures/suites.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const entry = (page: Page, turn: number) =>
  page.getByRole('combobox', { name: `Add an expectation to turn ${turn}` });
const said = (page: Page, turn: number) => box(page, `What the user says in turn ${turn}`);
const variable = (page: Page) => page.getByRole('combobox', { name: 'Name of variable 1' });
const turns = (page: Page) => page.getByRole('list', { name: 'Conversation' }).getByRole('group');
const chip = (page: Page, text: string | RegExp) =>
  page.getByRole('button', { name: text }).filter({ hasText: 'Edit expectation' });

test('a scenario is written, undone, restored and saved by keyboard alone', async ({ org }) => {
  const { page } = org;
  test.skip((page.viewportSize()?.width ?? 0) < 600, 'A phone has no such keyboard.');
  const { keyboard } = page;
  const key = (...keys: string[]) =>
    keys.reduce(async (before, one) => {
      await before;
      await keyboard.press(one);
    }, Promise.resolve());
  await page.goto(`/orgs/${org.slug}/scenarios/new`);
  await expect(box(page, 'Name')).toBeFocused();
  await keyboard.type('Returns');

  await test.step('five turns with all five kinds of expectation', async () => {
    await said(page, 1).focus();
    await keyboard.type('May I return a plant?');
    await key('Enter');
    await expect(entry(page, 2)).toBeFocused();
    await keyboard.type('30 days');
    await key('Enter');
    await keyboard.type('/an');
    await expect(page.getByRole('option', { name: 'any of' })).toBeVisible();
    await key('Enter');
    await keyboard.type('DHL | UPS');
    await key('Enter');
    await keyboard.type('/not warranty');
    await key('Enter');
    await expect(chip(page, /contains any of DHL, UPS/)).toBeVisible();
    await key('Enter');
    await expect(said(page, 3)).toBeFocused();
    await keyboard.type('How much');
    await key('Shift+Enter');
    await keyboard.type('is it?');
    await key('Enter');
    await keyboard.type('/pattern \\d+\\.\\d{2} EUR');
    await key('Enter');
    await keyboard.type('/means Says that returns are free.');
    await key('Enter', 'Enter');
    await expect(said(page, 5)).toBeFocused();
    await keyboard.type('Thanks');
    await expect(turns(page)).toHaveCount(5);
    await expect(said(page, 3)).toHaveValue('How much\nis it?');
    await expect(chip(page, /./)).toHaveCount(5);
  });

  await test.step('the arrows go from turn to turn, Alt moves, Ctrl+D doubles', async () => {
    await key('Home', 'ArrowUp');
    await expect(entry(page, 4)).toBeFocused();
    await key('ArrowUp');
    await expect(chip(page, /says Says that returns are free/)).toBeFocused();
    await key('Alt+ArrowUp');
    await expect(page.getByText('Moved up.')).toBeAttached();
    await expect(chip(page, /./).nth(3)).toHaveAccessibleName(/says/);
    await said(page, 5).focus();
    await key('Alt+ArrowUp');
    await expect(page.getByText('Moved to place 4 of 5.')).toBeAttached();
    await expect(said(page, 4)).toBeFocused();
    await key('Alt+ArrowDown', 'ControlOrMeta+d');
    await expect(said(page, 6)).toHaveValue('Thanks');
    await expect(said(page, 6)).toBeFocused();
    await key('ControlOrMeta+a', 'Backspace', 'ControlOrMeta+Backspace');
    await expect(turns(page)).toHaveCount(5);
    await expectGood(page);
  });

  await test.step('an expectation opens in place, is weighed, and closes', async () => {
    await chip(page, /contains 30 days/).focus();
    await key('Enter');
    const form = page.getByRole('group', { name: 'Expectation', exact: true });
    await form.getByRole('textbox', { name: 'Weight' }).focus();
    await key('ControlOrMeta+a');
    await keyboard.type('2.5');
    await expectGood(page);
    await key('Escape');
    await expect(chip(page, /contains 30 days weight 2.5/)).toBeFocused();
  });

  await test.step('steps are undone and redone', async () => {
    await key('Delete');
    await expect(chip(page, /./)).toHaveCount(4);
    await key('ControlOrMeta+z');
    await expect(chip(page, /contains 30 days weight 2.5/)).toBeVisible();
    await key('ControlOrMeta+Shift+z');
    await expect(chip(page, /./)).toHaveCount(4);
    await key('ControlOrMeta+z');
    await expect(chip(page, /./)).toHaveCount(5);
    await said(page, 5).focus();
    await key('End');
    await keyboard.type(' a lot');
    await expect(said(page, 5)).toHaveValue('Thanks a lot');
    await key('ControlOrMeta+z');
    await expect(said(page, 5)).toHaveValue('Thanks');
  });

  await test.step('a reload brings the draft back', async () => {
    await expect(page.getByText('Draft saved')).toBeVisible();
    await page.reload();
    await expect(page.getByText(/You have unsaved changes from/)).toBeVisible();
    await expect(said(page, 5)).toHaveValue('Thanks');
    await expect(chip(page, /contains 30 days weight 2.5/)).toBeVisible();
    await expect(box(page, 'Name')).toHaveValue('Returns');
    await expectGood(page);
  });

  await test.step('and it is saved', async () => {
    await said(page, 1).focus();
    await key('ControlOrMeta+s');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Returns');
    const { items } = await org.api.scenarios.list.query({});
    const id = items[0]?.id ?? '';
    const { content } = await org.api.scenarios.get.query({ id });
    expect(content.turns).toMatchObject([
      { userText: 'May I return a plant?' },
      {
        expectations: [
          { kind: 'MUST_CONTAIN', values: ['30 days'], weight: 2.5 },
          { kind: 'MUST_CONTAIN_ANY', values: ['DHL', 'UPS'] },
          { kind: 'MUST_NOT_CONTAIN', values: ['warranty'] },
        ],
      },
      { userText: 'How much\nis it?' },
      { expectations: [{ kind: 'SEMANTIC_ASSERT' }, { kind: 'REGEX' }] },
      { userText: 'Thanks' },
    ]);
    await expect.poll(() => org.api.drafts.newScenarios.query()).toEqual([]);
  });
});

const exchange = (userText: string, ...values: string[]) => [
  { kind: 'USER' as const, userText },
  { kind: 'EXPECT' as const, expectations: [{ kind: 'MUST_CONTAIN' as const, values }] },
];

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

test('turns and expectations are dragged to where they belong', async ({ org }) => {
  const { page } = org;
  test.skip((page.viewportSize()?.width ?? 0) < 600, 'By touch it is a story of its own.');
  const start = [...exchange('One', 'first'), ...exchange('Two', 'second')];
  const { id } = await org.api.scenarios.create.mutate({ name: 'Drag', turns: start });
  await page.goto(`/orgs/${org.slug}/scenarios/${id}`);
  const second = turns(page).nth(3);
  await chip(page, /contains first/).hover();
  await page.mouse.down();
  const target = await chip(page, /contains second/).boundingBox();
  await page.mouse.move((target?.x ?? 0) + 30, (target?.y ?? 0) + 10, { steps: 12 });
  await page.mouse.up();
  await expect(second.getByRole('listitem')).toHaveCount(2);
  await expect(second.getByRole('button', { name: /contains first/ })).toBeVisible();

  await page.getByRole('button', { name: 'Drag turn 1' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Turn 1 is picked up.')).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('Turn 1 is over turn 3.')).toBeAttached();
  await page.keyboard.press('Space');
  await expect(said(page, 2)).toHaveValue('Two');
  await expect(said(page, 3)).toHaveValue('One');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(said(page, 1)).toHaveValue('One');
});

test('a scenario is written by touch on a phone', async ({ org }) => {
  const { page } = org;
  test.skip((page.viewportSize()?.width ?? 0) > 600, 'A desktop has a keyboard.');
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
