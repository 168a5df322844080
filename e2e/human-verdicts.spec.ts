import type { Page } from '@playwright/test';
import { newId } from '#server/core/ids.ts';
import { select, tabTo } from './fixtures/keyboard.ts';
import { join, type orgApi } from './fixtures/people.ts';
import { makeDemoTarget } from './fixtures/suites.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

type Api = ReturnType<typeof orgApi>;

const semantic = (rubric: string) => ({ kind: 'SEMANTIC_ASSERT' as const, rubric });
const contains = (value: string) => ({ kind: 'MUST_CONTAIN' as const, values: [value] });

/** A run whose judge is a demo: of each conversation it decides one expectation, a text another. */
async function play(api: Api, scenarios: Record<string, string>) {
  const targetId = await makeDemoTarget(api);
  await api.targets.useAsJudge.mutate({ id: targetId });
  const scenarioIds: string[] = [];
  for (const [name, rubric] of Object.entries(scenarios)) {
    const expectations = [contains('30 days'), semantic(rubric)];
    const turns = [
      { kind: 'USER' as const, userText: 'Can I return a plant?' },
      { kind: 'EXPECT' as const, expectations },
    ];
    scenarioIds.push((await api.scenarios.create.mutate({ name, turns })).id);
  }
  const suite = await api.suites.create.mutate({
    name: 'Garden',
    scenarioIds,
    targetIds: [targetId],
  });
  const { id } = await api.runs.start.mutate({ suiteId: suite.id, idempotencyKey: newId() });
  const status = async () => (await api.runs.get.query({ id })).status;
  await expect.poll(status, { timeout: 20_000 }).toBe('COMPLETED');
  const { items } = await api.runs.items.query({ runId: id });
  return { runId: id, targetId, itemIds: items.map((item) => item.id) };
}

const expectation = (page: Page, text: string) =>
  page
    .getByRole('list', { name: 'Expectations of turn 1' })
    .getByRole('listitem')
    .filter({ hasText: text })
    .first();
const wrong = 'Speaks of elephants and zebras.';

test('an editor overrules a verdict, says why, and takes it back', async ({
  org,
  newcomer,
  url,
}) => {
  const eve = await newcomer('Eve');
  await join(url, { admin: org.admin, guest: eve, slug: org.slug, role: 'editor' });
  const { runId, itemIds } = await play(org.api, { Returns: wrong });
  const [itemId = ''] = itemIds;
  const { page } = eve;
  const verdictOf = async () => (await org.api.runs.item.query({ itemId })).verdict;
  expect(await verdictOf()).toBe('FAIL');

  await page.goto(`/orgs/${org.slug}/runs/${runId}/items/${itemId}`);
  await expectGood(page);
  const judged = expectation(page, wrong);

  await test.step('by keyboard; without a reason it is not kept', async () => {
    await tabTo(page, judged.getByRole('button', { name: /^Overrule/ }));
    await page.keyboard.press('Enter');
    const why = judged.getByRole('textbox', { name: 'Why?' });
    await expect(why).toBeFocused();
    await expect(judged.getByRole('radio', { name: 'It passes' })).toBeChecked();
    await expectGood(page);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(why).toHaveAttribute('aria-invalid', 'true');
    await expect(why).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(judged.getByRole('button', { name: /^Overrule/ })).toBeFocused();
  });

  await test.step('what was said holds, and what the judge said is still there', async () => {
    await page.keyboard.press('Enter');
    await expect(judged.getByRole('textbox', { name: 'Why?' })).toBeFocused();
    await page.keyboard.type('No animals are needed here.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(judged).toContainText('Eve overruled: passed');
    await expect(judged).toContainText('No animals are needed here.');
    await expect(judged).toContainText('Judged before:');
    await expect(judged.getByRole('button', { name: /^Change/ })).toBeFocused();
    await expectGood(page);
  });

  await test.step('everybody sees it, and who may not judge has nothing to press', async () => {
    const vic = await newcomer('Vic');
    await join(url, { admin: org.admin, guest: vic, slug: org.slug, role: 'viewer' });
    await vic.page.goto(`/orgs/${org.slug}/runs/${runId}/items/${itemId}`);
    await expect(expectation(vic.page, wrong)).toContainText('Eve overruled: passed');
    await expect(vic.page.getByRole('main').getByRole('button', { name: /^Overrule/ })).toHaveCount(
      0,
    );
  });

  await test.step('somebody else says something meanwhile: it is read first', async () => {
    const where = { itemId, turn: 0, expectation: 1, seen: 1 };
    await org.api.runs.judge.mutate({ ...where, verdict: 'FAIL', note: 'I like animals.' });
    await judged.getByRole('button', { name: /^Change/ }).click();
    await judged.getByRole('button', { name: 'Save verdict' }).click();
    await expect(judged).toContainText('Ada said something about this meanwhile');
    await expect(judged).toContainText('I like animals.');
    await judged.getByRole('button', { name: 'Save verdict' }).click();
    await expect(judged).toContainText('Eve overruled: passed');
    await judged.getByText('Said before (2)').click();
    await expect(judged).toContainText('Ada: failed');
  });

  await test.step('it is taken back', async () => {
    await judged.getByRole('button', { name: /^Take back/ }).click();
    await expect(judged.getByRole('button', { name: /^Overrule/ })).toBeVisible();
    await expect(judged).toContainText('Taken back (4)');
    expect(await verdictOf()).toBe('FAIL');
    await expectGood(page);
  });
});

test('an editor labels what the judge said, and sees how far it can be trusted', async ({
  org,
}) => {
  const { page } = org;
  const at = (place: string) => `/orgs/${org.slug}/${place}`;
  await page.goto(at('calibration'));
  await expect(page.getByRole('main')).toContainText('There is no judge yet');
  await expectGood(page);
  const { itemIds } = await play(org.api, {
    Returns: wrong,
    Labels: 'Offers to send a return label.',
    Delivery: 'Speaks of a delivery.',
  });

  await test.step('by keyboard; the judge is hidden until one has said something', async () => {
    await page.goto(at('calibration'));
    await page.getByRole('link', { name: 'Label verdicts' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Label verdicts');
    await expectGood(page);
    const main = page.getByRole('main');
    for (const done of [1, 2, 3]) {
      const name = await main.getByRole('heading', { level: 2 }).textContent();
      await expect(main.getByRole('heading', { level: 2 })).toBeFocused();
      await expect(main).not.toContainText('Demo heuristic');
      await page.keyboard.press('p');
      if (name === 'Returns') {
        const why = page.getByRole('textbox', { name: 'Why do you see it differently?' });
        await expect(why).toBeFocused();
        await expect(main).toContainText('Demo heuristic');
        await expectGood(page);
        await page.keyboard.press('ControlOrMeta+Enter');
        await expect(why).toHaveAttribute('aria-invalid', 'true');
        await page.keyboard.type('No animals are needed here.');
        await page.keyboard.press('ControlOrMeta+Enter');
        await expect(main).toContainText('You said pass; the judge had said fail.');
      } else {
        await expect(main).toContainText('You said pass, and so did the judge.');
      }
      await expect(main).toContainText(`${done} labelled`);
    }
    await expect(main).toContainText('There is nothing to label');
    await expectGood(page);
    const [returns = ''] = itemIds;
    const item = await org.api.runs.item.query({ itemId: returns });
    expect(item.verdict).toBe('PASS');
  });

  await test.step('the page says what that makes, and that it is little', async () => {
    await page.goto(at('calibration'));
    const main = page.getByRole('main');
    await expect(main).toContainText('Too few labels to say more: 30 are needed, 27 to go.');
    const table = page.getByRole('table', { name: /^Verdicts of Shop assistant and of people/ });
    await expect(table.getByRole('row', { name: 'Judge: fails 1 0' })).toBeVisible();
    const rows = page.getByRole('list', { name: 'Disagreements' }).getByRole('listitem');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('No animals are needed here.');
    await expectGood(page);
    await rows.getByRole('link', { name: 'Returns' }).click();
    await expect(expectation(page, wrong)).toContainText('Ada overruled: passed');
  });
});

test('a judge that is a model may vote', async ({ org }) => {
  const { page, api } = org;
  const config = { provider: 'OPENAI' as const, model: 'gpt-4o-mini' };
  const { id } = await api.targets.create.mutate({
    kind: 'MODEL',
    name: 'Referee',
    promptId: null,
    config,
  });
  await page.goto(`/orgs/${org.slug}/targets/${id}`);
  await page.getByRole('switch', { name: 'Use as judge' }).click();
  const how = page.getByRole('combobox', { name: 'How it decides' });
  await expect(how).toContainText('One answer');
  await select(page, how, 'Best of 3 votes');
  await expect.poll(async () => (await api.targets.get.query({ id })).judgeVotes).toBe(3);
  await expectGood(page);
  await page.getByRole('link', { name: 'How often it agrees with people' }).click();
  await expect(page.getByRole('main')).toContainText('Nobody has labelled a verdict yet');
  await expectGood(page);
});
