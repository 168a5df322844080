import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { newId } from '#server/core/ids.ts';
import { startEndpointDouble } from '#server/testing/doubles/endpoint-double.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import type { orgApi } from './fixtures/people.ts';
import { exchange, makeSuite } from './fixtures/suites.ts';
import { test as base, expect, expectGood } from './fixtures/test.ts';

type Api = ReturnType<typeof orgApi>;
type Assistant = {
  targetId: (api: Api, name?: string) => Promise<string>;
  /** What it answers from now on, by what it is asked. */
  knows: (replies: Record<string, string>) => void;
};

const test = base.extend<{ assistant: Assistant }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  assistant: async ({}, use) => {
    let known: Record<string, string> = {};
    const double = await startEndpointDouble({
      reply: ({ message }) => known[message] ?? 'I can’t say.',
    });
    await use({
      targetId: async (api, name = 'Shop assistant') => {
        const config = { url: `${double.url}/chat` };
        return (await api.targets.create.mutate({ kind: 'HTTP', name, config })).id;
      },
      knows: (replies) => {
        known = replies;
      },
    });
    await double.close();
  },
});

const hours =
  'We are open Monday to Friday from 9 to 18, and on Saturday from 10 to 16.\nOn Sunday the garden is closed.\n\nYou find us at the canal.';
const before = {
  'When are you open?': hours,
  'How long can I return a plant?': 'You can return every plant within 30 days.',
  'Do you ship ferns?': 'We ship ferns on Monday and Thursday for 4 EUR.',
  'Is there a warranty?': 'I can’t say.',
  'Do you sell gift cards?': 'Yes, we have gift cards from 10 EUR.',
};
const after = {
  ...before,
  'When are you open?': hours.replace('from 10 to 16', 'till noon'),
  'How long can I return a plant?': 'You can return plants within 14 days.',
  'Is there a warranty?': 'All plants have a warranty of one year.',
};
const scenarios = {
  'Opening hours': exchange('When are you open?', 'from 10 to 16', 'canal'),
  Returns: exchange('How long can I return a plant?', '30 days'),
  Shipping: exchange('Do you ship ferns?', '3 EUR'),
  Warranty: exchange('Is there a warranty?', 'one year'),
  'Gift cards': exchange('Do you sell gift cards?', 'gift cards'),
};

async function play(api: Api, suiteId: string, more = {}): Promise<string> {
  const { id } = await api.runs.start.mutate({ suiteId, idempotencyKey: newId(), ...more });
  const status = async () => (await api.runs.get.query({ id })).status;
  await expect.poll(status, { timeout: 20_000 }).toBe('COMPLETED');
  return id;
}

/** Two runs of one suite; the assistant got worse in between. */
async function playTwice(
  api: Api,
  assistant: Assistant,
  more: Record<string, ReturnType<typeof exchange>> = {},
) {
  const targetIds = [await assistant.targetId(api)];
  const played = { ...scenarios, ...more };
  const suite = await makeSuite(api, { name: 'Garden', scenarios: played, targetIds });
  assistant.knows(before);
  const first = await play(api, suite.id);
  assistant.knows(after);
  const second = await play(api, suite.id);
  return { suiteId: suite.id, first, second };
}

const list = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(name) });
const rowOf = (page: Page, name: RegExp) => page.getByRole('main').getByRole('button', { name });
const shown = (page: Page) => page.getByRole('navigation', { name: 'Results shown' });

async function saved(page: Page, item: Locator): Promise<{ name: string; text: string }> {
  const downloading = page.waitForEvent('download');
  await item.click();
  const download = await downloading;
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}

test('what got worse since the run before comes first, with what was said then and now', async ({
  org,
  assistant,
}) => {
  const { page, api, slug } = org;
  const { second } = await playTwice(api, assistant);
  await page.goto(`/orgs/${slug}/runs/${second}`);
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Garden #2 compared with #1');
  await expect(page.getByRole('heading', { level: 3 })).toHaveText([
    'Pass rate',
    'Real or chance',
    'Regression gate',
    'Regressed2',
    'Still failing1',
    'Fixed1',
  ]);
  await expect(
    page.getByText(/2 worse, 1 better: more than chance\? No, p.=.1\.00\./),
  ).toBeVisible();
  await expectGood(page);

  await test.step('why p is what it is, and what it assumes', async () => {
    const opener = page.getByRole('button', { name: 'How this is worked out' });
    await opener.click();
    const note = page.getByRole('dialog', { name: 'How this is worked out' });
    await expect(note).toContainText('It assumes that the results don’t hang together');
    await page.keyboard.press('Escape');
    await expect(note).toBeHidden();
    await expect(opener).toBeFocused();
  });

  await test.step('by keyboard: the next row, opened, its words side by side', async () => {
    await page.keyboard.press('j');
    const row = rowOf(page, /^Regressed: Opening hours/);
    await expect(row).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(row).toHaveAttribute('aria-expanded', 'true');
    const main = page.getByRole('main');
    await expect(main.getByText('1 line added, 1 removed.').first()).toBeVisible();
    await expect(main.getByRole('deletion')).toContainText(['from 10 to 16']);
    await expect(main.getByRole('insertion')).toContainText(['till noon']);
    const judged = main.getByRole('list', { name: 'Expectations of turn 1' });
    await expect(judged).toContainText('Must contain all of');
    await expectGood(page);
    await page.keyboard.press('j');
    await expect(rowOf(page, /^Regressed: Returns/)).toBeFocused();
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await expect(row).toHaveAttribute('aria-expanded', 'false');
  });

  await test.step('a class, a name, all of them; the address says it', async () => {
    await shown(page)
      .getByRole('link', { name: /^Fixed/ })
      .click();
    await expect(page).toHaveURL(/show=fixed/);
    await expect(rowOf(page, /^Regressed/)).toHaveCount(0);
    await rowOf(page, /^Fixed: Warranty/).click();
    await expect(page.getByRole('link', { name: 'Conversation in #1' })).toBeVisible();
    await shown(page)
      .getByRole('link', { name: /^Unchanged/ })
      .click();
    await expect(rowOf(page, /^Unchanged: Gift cards/)).toBeVisible();
    await page.getByRole('searchbox', { name: 'Find a scenario' }).fill('nothing like it');
    await expect(page.getByText('No scenario of that name')).toBeVisible();
    await page.getByRole('link', { name: 'Show all scenarios' }).click();
    await expect(rowOf(page, /^Unchanged: Gift cards/)).toBeVisible();
    await shown(page).getByRole('link', { name: /^New/ }).click();
    await expect(page.getByText('Nothing new')).toBeVisible();
    await expectGood(page);
    await page.getByRole('link', { name: 'Show what changed or fails' }).click();
    await expect(list(page, 'Regressed')).toBeVisible();
  });

  await test.step('a gate, in the address', async () => {
    await page.getByRole('button', { name: 'Set limits' }).click();
    const limits = page.getByRole('dialog', { name: 'Limits of the gate' });
    await limits.getByLabel('Regressions allowed').fill('1');
    await limits.getByLabel('Must pass at least').fill('60');
    await page.keyboard.press('Enter');
    await expect(limits).toBeHidden();
    await expect(page).toHaveURL(/max=1&rate=60/);
    await expect(page.getByText('2 regressions, at most 1 allowed.')).toBeVisible();
    await expect(page.getByText('Held back')).toBeVisible();
    await page.goto(page.url().replace('max=1&rate=60', 'max=2&rate=40'));
    await expect(page.getByText('Let through')).toBeVisible();
    await expectGood(page);
  });
});

test('the baseline is the run before, or any other run', async ({ org, assistant }) => {
  const { page, api, slug } = org;
  const { suiteId, first, second } = await playTwice(api, assistant);
  const heading = page.getByRole('heading', { level: 1 });

  await page.goto(`/orgs/${slug}/runs/${first}/compare`);
  await expect(page.getByText('Nothing to compare with')).toBeVisible();
  await expect(page.getByText('There is no earlier completed run of this suite')).toBeVisible();
  await expectGood(page);
  await page.getByRole('combobox', { name: 'Baseline' }).click();
  await page.getByRole('option', { name: /Run #2/ }).click();
  await expect(heading).toHaveText('Garden #1 compared with #2');
  await expect(list(page, 'Fixed')).toContainText('Returns');
  await page.getByRole('link', { name: 'Swap' }).click();
  await expect(heading).toHaveText('Garden #2 compared with #1');

  await page.goto(`/orgs/${slug}/runs/${second}/compare?with=${second}`);
  await expect(page.getByText('This is the run itself')).toBeVisible();
  await expect(heading).toHaveText('Garden #2 compared with itself');
  await expect(list(page, 'Still failing')).toContainText('Shipping');

  const { id: environmentId } = await api.environments.create.mutate({ name: 'staging' });
  const staged = await play(api, suiteId, { environmentId });
  await page.goto(`/orgs/${slug}/runs/${staged}/compare`);
  await expect(heading).toHaveText('Garden #3 compared with #2');
  await expect(page.getByText('(values of staging)')).toBeVisible();

  const targetIds = [await assistant.targetId(api, 'Other assistant')];
  const other = await makeSuite(api, {
    name: 'Elsewhere',
    scenarios: { 'Only there': exchange('Do you ship ferns?', 'ferns') },
    targetIds,
  });
  const third = await play(api, other.id);
  await page.goto(`/orgs/${slug}/runs/${third}/compare?with=${second}`);
  await expect(page.getByText('These runs are of different suites')).toBeVisible();
  await expect(page.getByText('These runs have nothing in common')).toBeVisible();
  await expect(list(page, 'New')).toContainText('Only there');
  await expect(list(page, 'Removed')).toContainText('Shipping');
  await expectGood(page);
});

test('two targets of one run are compared with each other', async ({ org, assistant }) => {
  const { page, api, slug } = org;
  const targetIds = [await assistant.targetId(api, 'Old'), await assistant.targetId(api, 'New')];
  const suite = await makeSuite(api, { name: 'Garden', scenarios, targetIds });
  assistant.knows(before);
  const runId = await play(api, suite.id);
  await page.goto(`/orgs/${slug}/runs/${runId}/compare`);
  await page.getByRole('combobox', { name: 'Baseline' }).click();
  await page.getByRole('option', { name: /^This run/ }).click();
  await page.getByRole('link', { name: 'Compare Old with New' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Garden #1: New compared with Old',
  );
  await expect(shown(page).getByRole('link', { name: /^Unchanged/ })).toContainText('3');
  await rowOf(page, /^Still failing: Shipping/).click();
  await expect(page.getByRole('link', { name: 'Conversation in Old' })).toBeVisible();
  await expectGood(page);
});

test('what a label points at is a baseline: the newest run that played that version', async ({
  org,
}) => {
  const { page, api, slug } = org;
  const isKind = (system: unknown) => String(system).includes('kind');
  const double = await startOpenAiDouble({
    reply: ({ messages }) => (isKind(messages[0]?.content) ? 'Gladly: 30 days.' : 'No.'),
  });
  const [key, baseUrl] = ['key-of-the-double', `${double.url}/v1`];
  await api.apiKeys.set.mutate({ provider: 'OPENAI_COMPATIBLE', key, baseUrl });
  const text = { name: 'Support', description: '', tags: [] };
  const prompt = await api.prompts.create.mutate({ ...text, content: 'Be kind.' });
  await api.prompts.label.mutate({ id: prompt.id, name: 'production', version: 1 });
  const config = { provider: 'OPENAI_COMPATIBLE' as const, model: 'double-large' };
  const model = { kind: 'MODEL' as const, name: 'Model', promptId: prompt.id, config };
  const { id: targetId } = await api.targets.create.mutate(model);
  const suite = await makeSuite(api, {
    name: 'Garden',
    scenarios: { Returns: scenarios.Returns },
    targetIds: [targetId],
  });
  await play(api, suite.id);
  await api.prompts.update.mutate({
    ...text,
    id: prompt.id,
    baseVersion: 1,
    content: 'Be brief.',
  });
  await play(api, suite.id);
  const last = await play(api, suite.id);

  await page.goto(`/orgs/${slug}/runs/${last}/compare`);
  await expect(page.getByText('Nothing changed').or(list(page, 'Still failing'))).toBeVisible();
  await page.getByRole('combobox', { name: 'Baseline' }).click();
  await page.getByRole('option', { name: /Support: production/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Garden #3 compared with #1');
  await expect(page.getByText('#1 (Support v1)')).toBeVisible();
  await expect(list(page, 'Regressed')).toContainText('Returns');
  await rowOf(page, /^Regressed: Returns/).click();
  await expect(page.getByRole('main').getByText('Gladly: 30 days.')).toBeVisible();
  await expectGood(page);
  await double.close();
});

test('a run is taken away as files that other programs read', async ({ org, assistant }) => {
  const { page, api, slug } = org;
  const hostile = '=1+1, a "quoted" <b>name</b> & ]]>';
  const { second } = await playTwice(api, assistant, {
    [hostile]: exchange('Do you ship ferns?', '<i>nothing</i> & "more"'),
  });
  await page.goto(`/orgs/${slug}/runs/${second}`);
  const open = () => page.getByRole('button', { name: 'Share or export' }).click();
  const item = (name: RegExp) => page.getByRole('menuitem', { name });

  await open();
  const csv = await saved(page, item(/^CSV/));
  expect(csv.name).toBe('garden-2.csv');
  const rows: Record<string, string>[] = parse(csv.text, { columns: true });
  expect(rows.map(({ scenario, verdict }) => [scenario, verdict])).toEqual([
    ['Opening hours', 'FAIL'],
    ['Returns', 'FAIL'],
    ['Shipping', 'FAIL'],
    ['Warranty', 'PASS'],
    ['Gift cards', 'PASS'],
    [`'${hostile}`, 'FAIL'],
  ]);

  await open();
  const junit = await saved(page, item(/^JUnit/));
  expect(junit.name).toBe('garden-2.xml');
  const found = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'application/xml');
    const names = (selector: string) =>
      [...parsed.querySelectorAll(selector)].map((one) => one.getAttribute('name'));
    return {
      problems: parsed.querySelectorAll('parsererror').length,
      suites: names('testsuite'),
      failed: names('testcase:has(> failure)'),
    };
  }, junit.text);
  expect(found).toEqual({
    problems: 0,
    suites: ['Shop assistant'],
    failed: ['Opening hours', 'Returns', 'Shipping', hostile],
  });

  await open();
  const markdown = await saved(page, item(/^Markdown/));
  expect(markdown.name).toBe('garden-2.md');
  expect(markdown.text).toContain(
    '### Garden, run 2: failed\n\n**2 of 6 checked conversations passed**',
  );

  await open();
  const json = await saved(page, item(/^JSON/));
  expect(JSON.parse(json.text)).toMatchObject({ format: 'assay.run/1', number: 2, passCount: 2 });
});
