import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { join, type Person } from './fixtures/people.ts';
import { stored } from './fixtures/stored.ts';
import { makeDemoTarget, makeSuite } from './fixtures/suites.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

const main = (page: Page) => page.getByRole('main');
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
const unique = () => randomBytes(5).toString('hex');

/** Gives somebody an address at `domain` that counts as verified. */
async function giveAddress(dataDir: string, person: Person, email: string): Promise<void> {
  await stored(dataDir, 'update "user" set email = $1, email_verified = true where email = $2', [
    email,
    person.email,
  ]);
  person.email = email;
}

/** Whoever made the first account of the installation: the demo user. */
async function instanceAdmin(url: string, dataDir: string): Promise<Person> {
  const printed = readFileSync(path.join(dataDir, 'output.log'), 'utf8');
  const [, email = '', password = ''] = /with (\S+) and the password (\S+)/.exec(printed) ?? [];
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  const cookies = response.headers.getSetCookie().map((text) => text.split(';')[0]);
  return { name: 'Demo', email, cookie: cookies.join('; ') };
}

test('the plan page says what is used, and near the limit and at it what that means', async ({
  org,
  dataDir,
}) => {
  const { page, api, slug } = org;
  const targetId = await makeDemoTarget(api);
  const scenarios = { Shipping: [{ kind: 'USER' as const, userText: 'Hello' }] };
  const suite = await makeSuite(api, { name: 'Checkout', scenarios, targetIds: [targetId] });
  await api.runs.start.mutate({ suiteId: suite.id, idempotencyKey: crypto.randomUUID() });
  await page.goto(`/orgs/${slug}/settings/plan`);
  await expect(main(page)).toContainText('1 of 1,000');
  await expect(main(page)).toContainText('1 of 25');
  await expectGood(page);

  const use = (runs: number) =>
    stored(
      dataDir,
      'update org_usage set runs = $1 where org_id = (select id from organization where slug = $2)',
      [runs, slug],
    );
  await use(800);
  await page.reload();
  await expect(main(page)).toContainText('80 % of this month’s runs are used');
  await expectGood(page);
  await page.goto(`/orgs/${slug}/suites/${suite.id}`);
  await page.getByRole('button', { name: 'Run', exact: false }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('80 % of this month’s runs are used');
  await expectGood(page);

  await use(1000);
  await dialog.getByRole('button', { name: 'Run suite' }).click();
  await expect(dialog).toContainText('All 1,000 runs of this month are used up');
  await expect(dialog).toContainText('The instance administrator can give you a larger plan');
  await expectGood(page);
});

test('a pasted list is looked at line by line, then invited as far as it can be', async ({
  org,
}) => {
  const { page, slug, admin } = org;
  const ada = `ada-${unique()}@people.test`;
  const bob = `bob-${unique()}@people.test`;
  await page.goto(`/orgs/${slug}/settings/invitations`);
  await page.getByRole('button', { name: 'Paste a list' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel('Addresses')
    .fill(`Ada Lovelace <${ada}>, ${admin.email}\n${bob} oops ${bob}`);
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Look at the list' }).click();
  const entry = (text: string) => dialog.getByRole('listitem').filter({ hasText: text });
  await expect(entry(ada)).toContainText('Will be invited');
  await expect(entry(admin.email)).toContainText('Member already');
  await expect(entry('oops')).toContainText('Not an address');
  await expect(entry(bob).nth(1)).toContainText('Twice in the list');
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Invite 2 people' }).click();
  await expect(dialog).toContainText('2 of 5 entries were invited');
  await expect(dialog.getByRole('button', { name: `Copy the link for ${bob}` })).toBeVisible();
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Done' }).click();

  await expect(row(page, ada)).toContainText('Open');
  await page.getByLabel('Search addresses').fill(bob);
  await expect(row(page, ada)).toBeHidden();
  await expect(row(page, bob)).toBeVisible();
  await expectGood(page);
});

test('members are searched, and an admin signs one of them out everywhere', async ({
  org,
  newcomer,
  url,
}) => {
  const { page, slug, admin } = org;
  const bob = await newcomer('Bob');
  await join(url, { admin, guest: bob, slug, role: 'viewer' });
  await page.goto(`/orgs/${slug}/settings/members`);
  await expect(row(page, admin.email)).toBeVisible();
  await page.getByLabel('Search members').fill(bob.email);
  await expect(row(page, admin.email)).toBeHidden();
  await expect(row(page, bob.email)).toBeVisible();
  await expectGood(page);
  await page.getByRole('button', { name: 'Actions for Bob' }).click();
  await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(bob.email);
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByText('Bob was signed out of 1 browser').first()).toBeVisible();
  await bob.page.goto(`/orgs/${slug}`);
  await expect(bob.page).toHaveURL(/\/sign-in/);
});

test('somebody with an address at the claimed domain asks to join and is let in', async ({
  org,
  newcomer,
  dataDir,
}) => {
  const { page, slug, admin, name } = org;
  const domain = `acme-${unique()}.test`;
  await giveAddress(dataDir, admin, `ada@${domain}`);
  await page.goto(`/orgs/${slug}/settings`);
  await expect(page.getByLabel('Domain')).toHaveValue(domain);
  await expectGood(page);
  await page.getByRole('button', { name: 'Claim domain' }).click();
  await expect(page.getByRole('button', { name: 'Release' })).toBeVisible();
  await expectGood(page);

  const cora = await newcomer('Cora');
  await giveAddress(dataDir, cora, `cora@${domain}`);
  await cora.page.goto('/');
  await cora.page.getByRole('button', { name: `Ask to join ${name}` }).click();
  await cora.page.getByLabel('A word to the admins').fill('I work in support.');
  await expectGood(cora.page);
  await cora.page.getByRole('button', { name: 'Send request' }).click();
  await expect(main(cora.page)).toContainText('You have asked to join');
  await cora.page.reload();
  await expect(main(cora.page)).toContainText('You have asked to join');
  await expectGood(cora.page);

  await page.goto(`/orgs/${slug}/settings/members`);
  await expect(main(page)).toContainText('I work in support.');
  await expectGood(page);
  await page.getByRole('button', { name: 'Accept Cora' }).click();
  await expect(row(page, cora.email)).toContainText('Viewer');
  await cora.page.goto(`/orgs/${slug}`);
  await expect(cora.page).toHaveURL(new RegExp(`/orgs/${slug}$`));
});

test('the instance administrator sets plans and shuts accounts, and sees inside nothing', async ({
  org,
  newcomer,
  contexts,
  url,
  dataDir,
}) => {
  const { slug, api } = org;
  const root = await instanceAdmin(url, dataDir);
  const page = await contexts(root);
  await page.goto(`/instance?q=${slug}`);
  await expect(row(page, slug)).toBeVisible();
  await expectGood(page);
  await page.getByRole('combobox', { name: `Plan of ${org.name}` }).click();
  await page.getByRole('option', { name: 'Pro' }).click();
  await expect(page.getByText(`${org.name} is now on Pro`).first()).toBeVisible();
  expect(await api.org.usage.query()).toMatchObject({ plan: 'PRO' });
  const inside = await page.goto(`/orgs/${slug}`);
  expect(inside?.status()).toBe(404);

  const mal = await newcomer('Mal');
  await mal.page.goto('/me');
  await page.goto(`/instance/people?q=${encodeURIComponent(mal.email)}`);
  await expect(row(page, mal.email)).toBeVisible();
  await expectGood(page);
  await page.getByRole('button', { name: 'Shut the account of Mal' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(mal.email);
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Shut the account of Mal' }).click();
  await expect(row(page, mal.email)).toContainText('shut');
  await mal.page.goto('/me');
  await expect(mal.page).toHaveURL(/\/sign-in/);

  for (const address of ['/instance', '/instance/people']) {
    const answer = await org.page.goto(address);
    expect(answer?.status(), address).toBe(404);
  }
});
