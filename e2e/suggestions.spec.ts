import type { Page } from '@playwright/test';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { tabTo } from './fixtures/keyboard.ts';
import { join, type orgApi } from './fixtures/people.ts';
import { box, chip, entry, exchange, said } from './fixtures/scenario-editor.ts';
import { makeDemoTarget } from './fixtures/suites.ts';
import { test as base, expect, expectGood } from './fixtures/test.ts';

type Api = ReturnType<typeof orgApi>;
type Provider = { double: Double; addModel: (api: Api, name: string) => Promise<string> };

/** What each model answers, by its name; the material is the last message. */
const answers: Readonly<Record<string, string>> = {
  Large: JSON.stringify([
    { mustContain: ['30 days'] },
    { mustContainAny: ['DHL', 'UPS'] },
    { mustNotContain: ['warranty'] },
    { semantic: 'Says that returns are free.' },
    { mustContain: ['a year'] },
  ]),
  Known: '[{"mustContain": ["30 DAYS"]}, {"mustContain": ["a year"]}]',
  Chatty: 'Of course! What would you like to test?',
  Words: JSON.stringify(['can i send it back', 'Would a return be possible, please?']),
};

const test = base.extend<{ provider: Provider }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  provider: async ({}, use) => {
    const double = await startOpenAiDouble({ reply: ({ model }) => answers[model] ?? '' });
    await use({
      double,
      async addModel(api, name) {
        const key = 'sk-test-0123456789abcdef';
        const baseUrl = `${double.url}/v1`;
        await api.apiKeys.set.mutate({ provider: 'OPENAI_COMPATIBLE', key, baseUrl });
        const config = { provider: 'OPENAI_COMPATIBLE' as const, model: name, timeoutMs: 60_000 };
        const target = { kind: 'MODEL' as const, name, promptId: null, config };
        return (await api.targets.create.mutate(target)).id;
      },
    });
    await double.close();
  },
});

const reply = 'Yes, within 30 days, and DHL fetches it.';
const returns = [
  { kind: 'USER' as const, userText: 'May I return a {{plant}}?' },
  { kind: 'EXPECT' as const, expectations: [], sample: reply },
];

const suggest = (page: Page) => page.getByRole('button', { name: 'Suggest expectations' });
const suggested = (page: Page) =>
  page.getByRole('list', { name: 'Suggested expectations for turn 2' }).getByRole('listitem');
const add = (page: Page, words: string) =>
  page.getByRole('button', { name: `Add ${words}`, exact: true });
const saveButton = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });

async function addScenario(
  api: Api,
  turns: Parameters<Api['scenarios']['create']['mutate']>[0]['turns'],
) {
  return (await api.scenarios.create.mutate({ name: 'Returns', tags: ['shop'], turns })).id;
}

test('a model suggests expectations, and only those that somebody takes are in the scenario', async ({
  org,
  provider,
}) => {
  const { page, api, slug } = org;
  const { keyboard } = page;
  await provider.addModel(api, 'Large');
  await makeDemoTarget(api);
  await api.variables.create.mutate({ key: 'plant', value: 'fern' });
  const id = await addScenario(api, returns);
  await page.goto(`/orgs/${slug}/scenarios/${id}`);

  await test.step('each with its verdict on the reply', async () => {
    await suggest(page).focus();
    await keyboard.press('Enter');
    await expect(suggested(page)).toHaveCount(4);
    await expect(suggested(page)).toContainText([
      'Suggested',
      'Suggested',
      'Suggested',
      'Suggested',
    ]);
    await expect(add(page, 'contains “30 days”')).toBeFocused();
    await expect(add(page, 'contains “30 days”')).toHaveAccessibleDescription(/passes it/);
    await expect(page.getByText('1 was left out')).toBeVisible();
    await expectGood(page);
    const chat = provider.double.requests.findLast(({ path }) => path.endsWith('/completions'));
    expect(chat?.body).toContain('May I return a fern?');
    await expect(page.getByText('Draft saved')).toBeHidden();
    expect(await api.drafts.get.query({ key: `scenario:${id}` })).toBeNull();
  });

  await test.step('taken and dismissed one by one by keyboard, each taken in a step', async () => {
    await keyboard.press('Enter');
    await expect(chip(page, /Passed.*contains 30 days/)).toBeVisible();
    await expect(add(page, 'contains any of “DHL”, “UPS”')).toBeFocused();
    await keyboard.press('Delete');
    await expect(suggested(page)).toHaveCount(2);
    await expect(add(page, 'does not contain “warranty”')).toBeFocused();
    await keyboard.press('ControlOrMeta+z');
    await expect(chip(page, /./)).toHaveCount(0);
    await expect(suggested(page)).toHaveCount(2);
    await keyboard.press('ControlOrMeta+Shift+z');
    await expect(chip(page, /contains 30 days/)).toBeVisible();
  });

  await test.step('all that is left, in one step', async () => {
    await page.getByRole('button', { name: 'Add all' }).focus();
    await keyboard.press('Enter');
    await expect(suggested(page)).toHaveCount(0);
    await expect(chip(page, /./)).toHaveCount(3);
    await expect(entry(page, 2)).toBeFocused();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(chip(page, /./)).toHaveCount(1);
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    await expect(chip(page, /./)).toHaveCount(3);
    await saveButton(page).click();
    await expect(page.getByRole('button', { name: 'Saved' })).toBeVisible();
    const { content } = await api.scenarios.get.query({ id });
    expect(content.turns[1]).toMatchObject({
      expectations: [
        { kind: 'MUST_CONTAIN', values: ['30 days'] },
        { kind: 'MUST_NOT_CONTAIN', values: ['warranty'] },
        { kind: 'SEMANTIC_ASSERT', rubric: 'Says that returns are free.' },
      ],
    });
  });
});

test('what keeps a model from suggesting is told beside the button, and asking can be stopped', async ({
  org,
  provider,
  newcomer,
  url,
}) => {
  const { page, api, slug } = org;
  await makeDemoTarget(api);
  const turns = [
    ...exchange('May I return a plant?', '30 days').slice(0, 1),
    {
      kind: 'EXPECT' as const,
      expectations: [{ kind: 'MUST_CONTAIN' as const, values: ['30 days'] }],
      sample: reply,
    },
  ];
  const at = `/orgs/${slug}/scenarios/${await addScenario(api, turns)}`;
  await page.goto(at);
  await expect(box(page, 'A reply to try in turn 2')).toHaveValue(reply);
  await expect(suggest(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Suggest variations…' })).toHaveCount(0);

  for (const model of ['Chatty', 'Known', 'fail-unauthorized', 'fail-hang']) {
    await provider.addModel(api, model);
  }
  await page.reload();
  const askOf = async (model: string) => {
    await suggest(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: model })).toBeVisible();
    await page.getByRole('menuitem', { name: model }).press('Enter');
  };

  await askOf('Chatty');
  const problem = page.getByRole('main').getByRole('alert');
  await expect(problem).toContainText('answered, but not in the form it was asked for');
  await expect(suggest(page)).toBeFocused();
  await expectGood(page);
  await askOf('fail-unauthorized');
  await expect(problem).toContainText('Set a valid key under API keys');
  await expect(problem.getByRole('link', { name: 'Look at fail-unauthorized' })).toBeVisible();
  await askOf('Known');
  await expect(
    page.getByText(/^Known suggested nothing to add\. 1 is here already\./),
  ).toBeVisible();
  await expect(problem).toHaveCount(0);
  await expect(suggest(page)).toBeFocused();

  await askOf('fail-hang');
  await expect(page.getByRole('button', { name: 'Stop asking' })).toBeFocused();
  const hanging = () => provider.double.requests.filter(({ body }) => body.includes('fail-hang'));
  await expect.poll(() => hanging().map(({ answer }) => answer)).toEqual(['open']);
  await expectGood(page);
  await page.keyboard.press('Escape');
  await expect(suggest(page)).toBeFocused();
  await expect.poll(() => hanging().map(({ answer }) => answer)).toEqual(['cut off']);

  await page.context().setOffline(true);
  await askOf('Known');
  await expect(problem).toContainText('The server can’t be reached');
  await page.context().setOffline(false);

  const viewer = await newcomer('Vera');
  await join(url, { admin: org.admin, guest: viewer, slug, role: 'viewer' });
  await viewer.page.goto(at);
  await expect(viewer.page.getByText(reply)).toBeVisible();
  await expect(suggest(viewer.page)).toHaveCount(0);
});

test('a model says a turn in other words, and each becomes a draft that somebody has to take over', async ({
  org,
  provider,
}) => {
  const { page, api, slug } = org;
  const { keyboard } = page;
  await provider.addModel(api, 'Words');
  const id = await addScenario(api, exchange('May I return a plant?', '30 days'));
  await page.goto(`/orgs/${slug}/scenarios/${id}`);
  const opener = page.getByRole('button', { name: 'Suggest variations…' });
  const dialog = page.getByRole('dialog', { name: /^Suggest(ed)? variations$/ });
  const makeDrafts = dialog.getByRole('button', { name: 'Make drafts' });

  await test.step('of what is saved', async () => {
    await said(page, 1).fill('May I return two plants?');
    await opener.click();
    await expect(dialog.getByText('Save your changes first')).toBeVisible();
    await expect(makeDrafts).toBeDisabled();
    await expectGood(page);
    await keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
    await saveButton(page).click();
    await expect(page.getByText('Saved as version 2', { exact: true })).toBeVisible();
  });

  await test.step('as many as one asks for', async () => {
    await opener.focus();
    await keyboard.press('Enter');
    const count = dialog.getByRole('textbox', { name: 'How many' });
    await expect(count).toBeFocused();
    await expect(count).toHaveValue('3');
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('11');
    await keyboard.press('Enter');
    await expect(dialog.getByText('Give a number from 1 to 10.')).toBeVisible();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('4');
    await expectGood(page);
    await keyboard.press('Enter');
    await expect(
      dialog.getByText('2 drafts are made. You asked for 4; the model had no more.'),
    ).toBeFocused();
    await expect(dialog.getByRole('list', { name: 'Drafts' }).getByRole('link')).toHaveText([
      'Returns (variation)',
      'Returns (variation 2)',
    ]);
    await expectGood(page);
  });

  await test.step('marked as suggested until it is kept', async () => {
    await tabTo(page, dialog.getByRole('link', { name: 'Returns (variation)', exact: true }));
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Returns (variation)');
    await expect(dialog).toHaveCount(0);
    await expect(said(page, 1)).toHaveValue('can i send it back');
    const mark = page.getByRole('main').getByText('Suggested', { exact: true });
    await expect(mark).toBeVisible();
    await expect(page.getByText(/A model suggested what the user says here/)).toBeVisible();
    await expectGood(page);
    await tabTo(page, page.getByRole('button', { name: 'Keep as draft' }));
    await keyboard.press('Enter');
    await expect(mark).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Keep as draft' })).toHaveCount(0);
    const { items } = await api.scenarios.list.query({});
    expect(items.filter(({ isSuggested }) => isSuggested)).toMatchObject([
      { name: 'Returns (variation 2)', status: 'DRAFT' },
    ]);
    expect(items.map(({ status }) => status)).toEqual(['DRAFT', 'DRAFT', 'DRAFT']);
  });

  await test.step('or published', async () => {
    await page.goto(`/orgs/${slug}/scenarios?status=DRAFT`);
    const row = page.getByRole('row').filter({ hasText: 'Returns (variation 2)' });
    await expect(row.getByText('Suggested', { exact: true })).toBeVisible();
    await row.getByRole('link', { name: /variation 2/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Returns (variation 2)');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.getByText(/A model suggested what the user says here/)).toHaveCount(0);
    const { items } = await api.scenarios.list.query({ status: 'PUBLISHED' });
    expect(items).toMatchObject([{ name: 'Returns (variation 2)', isSuggested: false }]);
  });
});
