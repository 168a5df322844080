import type { Page } from '@playwright/test';
import { join, orgApi } from './fixtures/people.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

/** Opens the navigation where it is folded away. */
async function navigation(page: Page) {
  const fold = page.getByRole('button', { name: 'Open navigation' });
  if (await fold.isVisible()) await fold.click();
  return page.getByRole('navigation').filter({ has: page.getByRole('link', { name: 'Overview' }) });
}

test('an admin makes a role, gives it to somebody, and they see exactly its pages', async ({
  org,
  newcomer,
  visitor,
  url,
}) => {
  const vic = await newcomer('Vic');
  await join(url, { admin: org.admin, guest: vic, slug: org.slug, role: 'viewer' });
  await org.api.prompts.create.mutate({ name: 'Support', content: 'Be kind.' });
  const { page } = org;

  await page.goto(`/orgs/${org.slug}/settings/roles`);
  await expectGood(page);
  await page.getByRole('button', { name: 'New role' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Viewer');
  await dialog.getByRole('checkbox', { name: 'Everything with prompts' }).click();
  await expect(dialog.getByRole('checkbox', { name: 'Write prompts' })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: 'Write prompts' })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'See runs' }).click();
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Create role' }).click();
  await expect(dialog.getByText('A built-in role has this name.')).toBeVisible();
  await dialog.getByLabel('Name').fill('Reviewer');
  await dialog.getByRole('button', { name: 'Create role' }).click();
  await expect(dialog).toBeHidden();

  const matrix = page.getByRole('table', { name: 'Permissions of roles' });
  await expect(matrix.getByRole('columnheader', { name: 'Reviewer' })).toBeAttached();
  const written = matrix.getByRole('row', { name: /Write prompts/ }).getByRole('cell');
  expect(await written.allInnerTexts()).toEqual(['Yes', 'Yes', 'No', 'No', 'No', 'No', 'Yes']);

  await page.goto(`/orgs/${org.slug}/settings/members`);
  await page.getByRole('combobox', { name: 'Role of Vic' }).click();
  await page.getByRole('option', { name: /^Reviewer/ }).click();
  await expect(page.getByText('Vic is now Reviewer').first()).toBeVisible();

  await vic.page.goto(`/orgs/${org.slug}`);
  const nav = await navigation(vic.page);
  await expect(nav.getByRole('link', { name: 'Prompts' })).toBeVisible();
  await expect(nav.getByRole('link', { name: 'Runs' })).toBeVisible();
  await expect(nav.getByRole('link', { name: 'Suites' })).toHaveCount(0);
  await expect(nav.getByRole('link', { name: 'Targets' })).toHaveCount(0);
  await vic.page.goto(`/orgs/${org.slug}/prompts`);
  await expect(vic.page.getByRole('link', { name: 'New prompt' })).toBeVisible();
  const statuses = await Promise.all(
    ['prompts', 'runs', 'settings', 'suites', 'settings/members', 'settings/roles'].map(
      async (path) => (await vic.page.request.get(`/orgs/${org.slug}/${path}`)).status(),
    ),
  );
  expect(statuses).toEqual([200, 200, 200, 403, 403, 403]);
  await vic.page.goto(`/orgs/${org.slug}/settings`);
  await expect(vic.page.getByText('Reviewer')).toBeVisible();

  const email = `guest-${org.slug}@people.test`;
  const { link } = await org.api.invitations.create.mutate({ email, role: 'reviewer' });
  const guest = await visitor();
  await guest.goto(new URL(link ?? '').pathname);
  await expect(guest.getByText('a Reviewer')).toBeVisible();
  await expect(guest.getByText('Everything with prompts')).toBeVisible();

  await page.goto(`/orgs/${org.slug}/settings/roles`);
  await page.getByRole('button', { name: 'More for Reviewer' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const asked = page.getByRole('alertdialog');
  await asked.getByRole('button', { name: 'Delete Reviewer' }).click();
  await expect(asked.getByText(/^1 member and 1 open invitation have this role/)).toBeVisible();
});

test('a grant with an end opens a page until it is taken back, and says who gave it', async ({
  org,
  newcomer,
  url,
}) => {
  const vic = await newcomer('Vic');
  await join(url, { admin: org.admin, guest: vic, slug: org.slug, role: 'viewer' });
  const theirs = orgApi(url, vic, org.slug);
  await expect(theirs.audit.list.query({})).rejects.toThrow(/audit:read/);

  const { page } = org;
  await page.goto(`/orgs/${org.slug}/settings/members`);
  await page.getByRole('main').getByRole('link', { name: 'Vic' }).click();
  await expect(page.getByRole('heading', { name: 'What Vic may do, and why' })).toBeVisible();
  const why = page.getByRole('row', { name: /See the audit log/ });
  await expect(why.getByRole('cell')).toHaveText('Not allowed');
  await page.getByRole('button', { name: 'Give a permission' }).click();
  const dialog = page.getByRole('dialog', { name: 'Give Vic a permission' });
  await dialog.getByRole('button', { name: 'Give permission' }).click();
  await expect(dialog.getByText('Choose a permission.')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Permission' }).click();
  await page.getByPlaceholder('Search permissions').fill('see the audit');
  await page.getByRole('option', { name: /See the audit log/ }).click();
  const until = dialog.getByLabel('Until');
  await until.fill('2020-01-01');
  await dialog.getByRole('button', { name: 'Give permission' }).click();
  await expect(dialog.getByText('Choose a moment in the future.')).toBeVisible();
  const inTwoDays = new Date(Date.now() + 2 * 24 * 60 * 60_000);
  await until.fill(inTwoDays.toISOString().slice(0, 10));
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Give permission' }).click();
  await expect(dialog).toBeHidden();
  await expect(why.getByRole('cell')).toHaveText(/Granted by Ada, ends/);
  await expectGood(page);

  expect((await theirs.audit.list.query({})).items[0]?.action).toBe('grant.created');
  await page.getByRole('button', { name: 'Take back See the audit log' }).click();
  await expect(why.getByRole('cell')).toHaveText('Not allowed');
  await expect(theirs.audit.list.query({})).rejects.toThrow(/audit:read/);

  await vic.page.goto(page.url());
  await expect(vic.page.getByRole('heading', { name: 'Grants' })).toBeVisible();
  await expect(vic.page.getByRole('button', { name: 'Give a permission' })).toHaveCount(0);
  await expectGood(vic.page);
});
