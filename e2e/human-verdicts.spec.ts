import type { Page } from '@playwright/test';
import { newId } from '#server/core/ids.ts';
import { tabTo } from './fixtures/keyboard.ts';
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
