import { newId } from '#server/core/ids.ts';
import { hydrated } from './fixtures/hydrated.ts';
import type { orgApi } from './fixtures/people.ts';
import { exchange, makeDemoTarget, makeSuite } from './fixtures/suites.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

const count = 120;

/** A finished run of more scenarios than are drawn at once; every tenth of them fails. */
async function playMany(api: ReturnType<typeof orgApi>): Promise<string> {
  const targetId = await makeDemoTarget(api, { concurrency: 20 });
  const scenarios = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `Hours ${index + 1}`,
      exchange('When are you open?', (index + 1) % 10 === 0 ? 'Never' : 'Monday to Friday'),
    ]),
  );
  const suite = await makeSuite(api, { name: 'Opening hours', scenarios, targetIds: [targetId] });
  const run = await api.runs.start.mutate({ suiteId: suite.id, idempotencyKey: newId() });
  await expect
    .poll(async () => (await api.runs.get.query({ id: run.id })).status, { timeout: 30_000 })
    .toBe('COMPLETED');
  return run.id;
}

test('a long run is read as it comes into view, by keys and by filters in the address', async ({
  org,
}) => {
  const { page, api, slug } = org;
  const runId = await playMany(api);
  await page.goto(`/orgs/${slug}/runs/${runId}`);
  const grid = page.getByRole('grid');
  const marks = grid.getByRole('link');
  await expect(grid).toHaveAttribute('aria-rowcount', String(count + 1));
  const figures = page.getByRole('region', { name: 'Figures by target' });
  await expect(figures.getByRole('row', { name: /^Shop assistant/ })).toBeVisible();
  expect(await marks.count()).toBeLessThan(count);
  await expectGood(page);

  await test.step('keys lead to rows that were not there', async () => {
    await marks.first().focus();
    await page.keyboard.press('Control+End');
    const last = grid.getByRole('link', { name: /^Failed: Hours 120, / });
    await expect(last).toBeFocused();
    await expect(last).toBeInViewport();
    await page.keyboard.press('PageUp');
    await expect(grid.getByRole('link', { name: /^Failed: Hours 110, / })).toBeFocused();
    await page.keyboard.press('Control+Home');
    await expect(grid.getByRole('link', { name: /^Passed: Hours 1, / })).toBeFocused();
  });

  await test.step('the tab stop stays where it was when it is scrolled away', async () => {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expect(grid.getByRole('link', { name: /^Failed: Hours 120, / })).toBeInViewport();
    await expect(grid.getByRole('link', { name: /^Passed: Hours 1, / })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(grid.getByRole('link', { name: /^Passed: Hours 2, / })).toBeFocused();
    await expect(grid.getByRole('link', { name: /^Passed: Hours 2, / })).toBeInViewport();
  });

  await test.step('filters are in the address and come back with it', async () => {
    const shown = page.getByRole('navigation', { name: 'Conversations shown' });
    await shown.getByRole('link', { name: /^Failed/ }).click();
    await expect(page).toHaveURL(/verdict=failed/);
    await expect(marks).toHaveCount(12);
    await expect(grid).toHaveAttribute('aria-rowcount', '13');
    await page.getByRole('searchbox', { name: 'Find a scenario' }).fill('Hours 3');
    await expect(marks).toHaveCount(1);
    await expect(page).toHaveURL(/q=Hours\+3/);
    await page.reload();
    await hydrated(page);
    await expect(marks).toHaveCount(1);
    await page.getByRole('searchbox', { name: 'Find a scenario' }).fill('nothing like it');
    await expect(page.getByText('Nothing of the kind')).toBeVisible();
    await expectGood(page);
    await page.getByRole('link', { name: 'Show all scenarios' }).click();
    await expect(grid).toHaveAttribute('aria-rowcount', String(count + 1));
  });
});
