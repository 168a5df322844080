import { newId } from '#server/core/ids.ts';
import { tabTo } from './fixtures/keyboard.ts';
import { exchange, makeDemoTarget, makeSuite } from './fixtures/suites.ts';
import { test as base, expect, expectGood } from './fixtures/test.ts';

const hours = exchange('When are you open?', 'Monday to Friday');
const scenarios = { Hours: hours, Holidays: hours, Wrong: exchange('Hello!', 'Never') };

const test = base.extend<{ runPath: string }>({
  /** The address of a finished run. */
  runPath: async ({ org: { api, slug } }, use) => {
    const targetIds = [await makeDemoTarget(api)];
    const suite = await makeSuite(api, { name: 'Opening hours', scenarios, targetIds });
    const { id } = await api.runs.start.mutate({ suiteId: suite.id, idempotencyKey: newId() });
    const status = async () => (await api.runs.get.query({ id })).status;
    await expect.poll(status, { timeout: 20_000 }).toBe('COMPLETED');
    await use(`/orgs/${slug}/runs/${id}`);
  },
});

test('who goes back from a conversation goes on in the matrix where they were', async ({
  org: { page },
  runPath,
}) => {
  await page.goto(runPath);
  const markOf = (name: RegExp) => page.getByRole('grid').getByRole('link', { name });
  await tabTo(page, markOf(/: Hours, /));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Holidays');
  await page.goBack();
  await expect(markOf(/: Holidays, /)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(markOf(/: Wrong, /)).toBeFocused();
});

test('what clears the filters goes away and leaves the focus with them', async ({
  org: { page },
  runPath,
}) => {
  await page.goto(`${runPath}?verdict=failed`);
  const box = page.getByRole('searchbox', { name: 'Find a scenario' });
  await tabTo(page, page.getByRole('button', { name: 'Clear' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Clear' })).toHaveCount(0);
  await expect(page.getByRole('search')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(box).toBeFocused();
  await page.keyboard.type('nothing like it');
  await tabTo(page, page.getByRole('link', { name: 'Show all scenarios' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.getByRole('search')).toBeFocused();
});

test('a server that is away is called so, and the page comes back with it', async ({
  org: { page },
  runPath,
}) => {
  await page.goto(runPath);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('Opening hours');
  await page.context().setOffline(true);
  await page.getByRole('searchbox', { name: 'Find a scenario' }).fill('Hol');
  await expect(heading).toHaveText('The server can’t be reached');
  await expectGood(page);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(heading).toHaveText('The server can’t be reached');
  await page.context().setOffline(false);
  await expect(heading).toContainText('Opening hours');
  await expect(page.getByRole('grid').getByRole('link')).toHaveCount(1);
  await expectGood(page);
});
