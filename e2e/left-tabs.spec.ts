import type { Page } from '@playwright/test';
import { newId } from '#server/core/ids.ts';
import { accountApi, type Person, password } from './fixtures/people.ts';
import { stored } from './fixtures/stored.ts';
import { exchange, makeDemoTarget, makeSuite } from './fixtures/suites.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

/** Signs in from somewhere else; gives the session as a Cookie header. */
async function signInElsewhere(url: string, { email }: Person): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  return answer.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
}

/** Ends all sessions of a person, from a new one. */
async function endElsewhere(url: string, person: Person): Promise<void> {
  const cookie = await signInElsewhere(url, person);
  await accountApi(url, { ...person, cookie }).me.endOtherSessions.mutate();
}

/** The page asks for a sign-in, shows nothing of before, and going back brings nothing back. */
async function expectLeft(page: Page, gone: string | RegExp): Promise<void> {
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(page.getByText(gone)).toHaveCount(0);
  // A page that comes back from history is not always loaded again, so there may be no event of it.
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.getByText(gone)).toHaveCount(0);
}

test('signing out in one tab empties the others', async ({ org }) => {
  const { page, api, slug } = org;
  await api.prompts.create.mutate({ name: 'Secret recipe', content: 'Be kind.' });
  await page.goto(`/orgs/${slug}/prompts`);
  await expect(page.getByText('Secret recipe')).toBeVisible();
  const other = await page.context().newPage();
  await other.goto('/me');
  await other.getByRole('button', { name: /your menu/ }).click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(other).toHaveURL(/\/sign-in/);
  await expectLeft(page, 'Secret recipe');
});

test('a session that ended elsewhere takes its page away when somebody comes to it', async ({
  org,
  url,
}) => {
  const { page, api, slug, admin } = org;
  await api.prompts.create.mutate({ name: 'Secret recipe', content: 'Be kind.' });
  await page.goto(`/orgs/${slug}/prompts`);
  await expect(page.getByText('Secret recipe')).toBeVisible();
  await endElsewhere(url, admin);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expectLeft(page, 'Secret recipe');
});

test('a session that ended elsewhere takes its page away with the next call, unsaved words too', async ({
  org,
  url,
}) => {
  const { page, slug, admin } = org;
  await page.goto(`/orgs/${slug}/prompts/new`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Secret recipe');
  await page.getByRole('textbox', { name: 'Text' }).fill('Be kind.');
  const preview = page.getByRole('region', { name: 'Rendered prompt' });
  await expect(preview).toContainText('Be kind.');
  await endElsewhere(url, admin);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.accept();
  });
  await page.getByRole('button', { name: 'Create prompt' }).click();
  await expectLeft(page, 'Secret recipe');
  expect(dialogs).toEqual([]);
});

test('a session that ended elsewhere takes a run away that is followed', async ({ org, url }) => {
  const { page, api, slug, admin } = org;
  const targetId = await makeDemoTarget(api, { latencyMs: 1_000, concurrency: 1 });
  const turns = exchange('When are you open?', 'Monday to Friday');
  const names = Array.from({ length: 30 }, (_, index) => `Secret hours ${index + 1}`);
  const scenarios = Object.fromEntries(names.map((name) => [name, turns]));
  const suite = await makeSuite(api, { name: 'Hours', scenarios, targetIds: [targetId] });
  const run = await api.runs.start.mutate({ suiteId: suite.id, idempotencyKey: newId() });
  await page.goto(`/orgs/${slug}/runs/${run.id}`);
  await expect(page.getByText('Secret hours 1', { exact: true }).first()).toBeVisible();
  await endElsewhere(url, admin);
  await expectLeft(page, /Secret hours/);
});

test('a page that nobody used for as long as a session lasts is closed, also without a line', async ({
  org,
}) => {
  const { page, api, slug } = org;
  await api.prompts.create.mutate({ name: 'Secret recipe', content: 'Be kind.' });
  await page.clock.install();
  await page.goto(`/orgs/${slug}/prompts`);
  await page.context().setOffline(true);
  await page.clock.fastForward('11:00:00');
  await expect(page.getByText('Secret recipe')).toBeVisible();
  await page.clock.fastForward('01:05:00');
  await expect(page.getByRole('heading', { name: 'This page was closed' })).toBeVisible();
  await expect(page.getByText('Secret recipe')).toHaveCount(0);
  await page.context().setOffline(false);
  await expectGood(page);
  await page.getByRole('link', { name: 'Open it again' }).click();
  await expect(page.getByText('Secret recipe')).toBeVisible();
});

test('other sessions are ended after one has said again who one is', async ({
  org,
  url,
  dataDir,
}) => {
  const { page, admin } = org;
  await signInElsewhere(url, admin);
  await stored(
    dataDir,
    `update session set created_at = created_at - interval '11 minutes'
      where user_id = (select id from "user" where email = $1)`,
    [admin.email],
  );
  await page.goto('/me/sessions');
  const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await expect(sessions).toHaveCount(2);
  await page.getByRole('button', { name: /^End the session/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect(dialog).toBeVisible();
  await expectGood(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(sessions).toHaveCount(2);
  await page.getByRole('button', { name: 'End all others' }).click();
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(password);
  await dialog.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(page.getByText('You are signed out everywhere else').first()).toBeVisible();
  await expect(sessions).toHaveCount(1);
  await expect(sessions.getByText('this one')).toBeVisible();
});
