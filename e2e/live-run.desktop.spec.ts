import type { Page } from '@playwright/test';
import { newId } from '#server/core/ids.ts';
import {
  freePort,
  makeDataDir,
  postgresPid,
  type RunningAssay,
  removeDataDir,
  startAssay,
} from './fixtures/assay.ts';
import { startLine } from './fixtures/line.ts';
import { accountApi, orgApi, type Person, signUp } from './fixtures/people.ts';
import { exchange, makeDemoTarget, makeSuite } from './fixtures/suites.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

type Api = ReturnType<typeof orgApi>;

const played = (page: Page) => page.getByRole('progressbar', { name: 'Conversations played' });
const passed = (page: Page) => page.getByRole('link', { name: /^Passed: / });

/** A run of `count` conversations that pass, two at a time. */
async function startLongRun(
  api: Api,
  { count, latencyMs }: { count: number; latencyMs: number },
): Promise<string> {
  const targetId = await makeDemoTarget(api, { latencyMs, concurrency: 2 });
  const names = Array.from({ length: count }, (_, index) => `Hours ${index + 1}`);
  const turns = exchange('When are you open?', 'Monday to Friday');
  const scenarios = Object.fromEntries(names.map((name) => [name, turns]));
  const suite = await makeSuite(api, { name: 'Opening hours', scenarios, targetIds: [targetId] });
  const run = await api.runs.start.mutate({ suiteId: suite.id, idempotencyKey: newId() });
  return run.id;
}

async function doneCount(page: Page): Promise<number> {
  return Number(await played(page).getAttribute('aria-valuenow'));
}

const topOf = async (page: Page) => (await page.getByRole('grid').boundingBox())?.y;

test('a run fills while it is watched, nothing moves, and a reload keeps what was there', async ({
  org,
}) => {
  const { page, api, slug } = org;
  const runId = await startLongRun(api, { count: 8, latencyMs: 1_000 });
  await page.goto(`/orgs/${slug}/runs/${runId}`);
  await expect(passed(page).first()).toBeVisible();
  await expect(played(page)).toBeVisible();
  await expectGood(page);
  const before = await passed(page).count();
  await page.reload();
  expect(await passed(page).count()).toBeGreaterThanOrEqual(before);
  await page.evaluate(() => document.fonts.ready);
  const top = await topOf(page);
  await expect(passed(page)).toHaveCount(8, { timeout: 20_000 });
  await expect(played(page)).toBeHidden();
  expect(await topOf(page)).toBe(top);
  await expect(page.getByText('Passed', { exact: true }).first()).toBeVisible();
});

test('a page whose line was cut catches up by itself', async ({ org, url }) => {
  const { page, api, slug } = org;
  const line = await startLine(url);
  try {
    const runId = await startLongRun(api, { count: 20, latencyMs: 800 });
    await page.goto(`${line.url}/orgs/${slug}/runs/${runId}`);
    await expect(passed(page).first()).toBeVisible();
    line.cut();
    await expect(page.getByText('Reconnecting…')).toBeVisible();
    const seen = await passed(page).count();
    await expect
      .poll(async () => (await api.runs.get.query({ id: runId })).doneCount)
      .toBeGreaterThan(seen);
    expect(await passed(page).count()).toBe(seen);
    line.mend();
    await expect(passed(page)).toHaveCount(20, { timeout: 60_000 });
    await expect(page.getByText('Reconnecting…')).toBeHidden();
    await expect(played(page)).toBeHidden();
  } finally {
    await line.close();
  }
});

test('Cancel ends a run; what was played stays', async ({ org }) => {
  const { page, api, slug } = org;
  const runId = await startLongRun(api, { count: 40, latencyMs: 1_000 });
  await page.goto(`/orgs/${slug}/runs/${runId}`);
  await expect(passed(page).first()).toBeVisible();
  await page.getByRole('button', { name: 'Cancel run' }).click();
  const dialog = page.getByRole('alertdialog');
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Cancel run' }).click();
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
  await expect(played(page)).toBeHidden();
  await expect(page.getByRole('link', { name: /^Not played: / }).first()).toBeVisible();
  expect(await passed(page).count()).toBeGreaterThan(0);
  expect((await api.runs.get.query({ id: runId })).status).toBe('CANCELLED');
  await expectGood(page);
});

test.describe('a server that ends in the middle of a run', () => {
  let dataDir: string;
  let running: RunningAssay | null = null;
  test.beforeEach(() => {
    dataDir = makeDataDir();
  });
  test.afterEach(async () => {
    await running?.stop();
    running = null;
    removeDataDir(dataDir);
  });

  async function begin(browse: (person: Person | null) => Promise<Page>) {
    const port = await freePort();
    const first = await startAssay({ dataDir, port });
    running = first;
    const person = await signUp(first.url, 'Ada');
    const { slug } = await accountApi(first.url, person).orgs.create.mutate({ name: 'Acme' });
    const api = orgApi(first.url, person, slug);
    const runId = await startLongRun(api, { count: 12, latencyMs: 1_000 });
    const page = await browse(null);
    const [name = '', ...value] = person.cookie.split('=');
    const cookie = { name, value: value.join('='), url: first.url, httpOnly: true };
    await page.context().addCookies([cookie]);
    await page.goto(`${first.url}/orgs/${slug}/runs/${runId}`);
    await expect(passed(page).first()).toBeVisible();
    return { first, port, page, api, runId };
  }

  async function expectRecovered(page: Page, api: Api, runId: string) {
    await expect(passed(page)).toHaveCount(12, { timeout: 80_000 });
    await expect(played(page)).toBeHidden();
    const run = await api.runs.get.query({ id: runId });
    expect(run.status).toBe('COMPLETED');
    expect(run.passCount).toBe(12);
  }

  test('goes on with it after Ctrl-C and a start, and the open page recovers', async ({
    contexts,
  }) => {
    test.setTimeout(120_000);
    const { first, port, page, api, runId } = await begin(contexts);
    await first.stop();
    expect(await doneCount(page)).toBeLessThan(12);
    running = await startAssay({ dataDir, port });
    await expectRecovered(page, api, runId);
  });

  test('goes on with it after kill -9 of server and database', async ({ contexts }) => {
    test.setTimeout(150_000);
    const { first, port, page, api, runId } = await begin(contexts);
    const postgres = postgresPid(dataDir);
    process.kill(first.pid, 'SIGKILL');
    process.kill(postgres, 'SIGKILL');
    expect(await doneCount(page)).toBeLessThan(12);
    running = await startAssay({ dataDir, port });
    await expectRecovered(page, api, runId);
  });
});
