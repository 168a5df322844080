import type { Page } from '@playwright/test';
import { hydrated } from './fixtures/hydrated.ts';
import { accountApi, type Person, password } from './fixtures/people.ts';
import { stored } from './fixtures/stored.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

const main = (page: Page) => page.getByRole('main');

function newAddress(name: string): string {
  return `${name}-${Math.random().toString(36).slice(2, 10)}@people.test`;
}

/** Opens one's own menu, behind the navigation where that is folded, and signs out. */
async function signOut(page: Page): Promise<void> {
  const navigation = page.getByRole('button', { name: 'Open navigation' });
  if (await navigation.isVisible()) await navigation.click();
  await page.getByRole('button', { name: /your menu$/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await hydrated(page);
}

async function signIn(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.getByLabel('Email').fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('Ada founds an organization and Bob joins it by her link, each in a browser of their own', async ({
  visitor,
}) => {
  const ada = await visitor();
  await ada.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await ada.goto('/');
  await expect(ada).toHaveURL(/\/sign-in$/);
  await ada.getByRole('link', { name: 'Create an account' }).click();
  await expect(ada.getByRole('heading', { level: 1 })).toHaveText('Create your account');
  await expectGood(ada);
  await ada.getByLabel('Your name').fill('Ada');
  await ada.getByLabel('Email').fill(newAddress('ada'));
  await ada.getByRole('textbox', { name: 'Password' }).fill(password);
  await ada.getByRole('button', { name: 'Create account' }).click();

  await expect(ada.getByRole('heading', { level: 1 })).toHaveText('Name your organization');
  await expectGood(ada);
  await ada.getByLabel('Name').fill('Analytical Engines');
  await ada.getByRole('button', { name: 'Create organization' }).click();
  await expect(ada).toHaveURL(/\/orgs\/analytical-engines/);
  await expectGood(ada);

  const address = newAddress('bob');
  const org = new URL(ada.url()).pathname;
  await ada.goto(`${org}/settings/invitations`);
  await ada.getByRole('button', { name: 'Invite' }).click();
  const dialog = ada.getByRole('dialog');
  await dialog.getByLabel('Email').fill(address);
  await dialog.getByRole('radio', { name: /Viewer/ }).click();
  await expectGood(ada);
  await dialog.getByRole('button', { name: 'Create invitation' }).click();
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  const link = await ada.evaluate(() => navigator.clipboard.readText());
  await expect(dialog.getByLabel('Link', { exact: true })).toHaveValue(link);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(ada.getByRole('row').filter({ hasText: address })).toContainText('Open');
  await expectGood(ada);

  const bob = await visitor();
  await bob.goto(link);
  await expect(bob.getByRole('heading', { level: 1 })).toHaveText('Join Analytical Engines');
  await expect(main(bob)).toContainText('Ada invites you to work there as a Viewer');
  await expect(main(bob)).toContainText('Not: Start runs');
  await expectGood(bob);
  await bob.getByRole('link', { name: 'Create an account to join' }).click();
  await expect(bob.getByLabel('Email')).toHaveValue(address);
  await bob.getByLabel('Your name').fill('Bob');
  await bob.getByRole('textbox', { name: 'Password' }).fill(password);
  await bob.getByRole('button', { name: 'Create account' }).click();
  await bob.getByRole('button', { name: 'Accept and join' }).click();
  await expect(bob).toHaveURL(new RegExp(`${org}$`));

  await bob.goto(`${org}/settings/members`);
  const row = (name: string) => bob.getByRole('row').filter({ hasText: name });
  await expect(row(address)).toContainText('Viewer');
  await expect(row('Ada')).toContainText('Admin');
  await expect(bob.getByRole('button', { name: 'Invite' })).toBeHidden();
  await expectGood(bob);

  await bob.goto(link);
  await expect(bob.getByRole('heading', { level: 1 })).toHaveText('This invitation has been used');
  await expectGood(bob);
});

test('links that are wrong or withdrawn, or that belong to somebody else, each say so', async ({
  org,
  newcomer,
  visitor,
}) => {
  const address = newAddress('carol');
  const { link } = await org.api.invitations.create.mutate({ email: address, role: 'editor' });
  const carol = await visitor();
  const wrong = await carol.goto(`${link?.slice(0, -6)}wrong1`);
  expect(wrong?.status()).toBe(404);
  await expect(carol.getByRole('heading', { level: 1 })).toHaveText(
    'This invitation link is wrong',
  );
  await expectGood(carol);

  const dan = await newcomer('Dan');
  await dan.page.goto(link ?? '');
  await expect(main(dan.page)).toContainText('This invitation is for another address');
  await expect(dan.page.getByRole('button', { name: 'Accept and join' })).toBeHidden();
  await expectGood(dan.page);

  await org.page.goto(`/orgs/${org.slug}/settings/invitations`);
  await org.page.getByRole('button', { name: `Actions for ${address}` }).click();
  await org.page.getByRole('menuitem', { name: 'Withdraw' }).click();
  const dialog = org.page.getByRole('alertdialog').or(org.page.getByRole('dialog'));
  await dialog.getByRole('button', { name: 'Withdraw' }).click();
  await expect(org.page.getByRole('row').filter({ hasText: address })).toContainText('Withdrawn');

  await carol.goto(link ?? '');
  await expect(carol.getByRole('heading', { level: 1 })).toHaveText(
    'This invitation was withdrawn',
  );
  await expectGood(carol);
});

test('signing in opens the organization one worked in last, and a wrong password is one sentence', async ({
  org,
}) => {
  const { page, admin } = org;
  const second = await admin.api.orgs.create.mutate({ name: 'Second' });
  const noted = page.waitForResponse((response) => response.url().includes('orgs.open'));
  await page.goto(`/orgs/${org.slug}`);
  await noted;
  await signOut(page);

  await signIn(page, { email: admin.email, password: 'not the password at all' });
  await expect(page.getByText('No account has this address and password.')).toBeVisible();
  await expectGood(page);
  await signIn(page, { email: admin.email, password });
  await expect(page).toHaveURL(new RegExp(`/orgs/${org.slug}$`));

  const notedSecond = page.waitForResponse((response) => response.url().includes('orgs.open'));
  await page.goto(`/orgs/${second.slug}`);
  await notedSecond;
  await signOut(page);
  await signIn(page, { email: admin.email, password });
  await expect(page).toHaveURL(new RegExp(`/orgs/${second.slug}$`));
});

test('a new password is chosen by the link from the mail, and old sessions end with the old one', async ({
  url,
  dataDir,
  newcomer,
  visitor,
}) => {
  const ada = await newcomer('Ada');
  const page = await visitor();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot it?' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forgot your password?');
  await page.getByLabel('Email').fill(ada.email);
  await expectGood(page);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look into your mail');
  await expectGood(page);

  await page.goto(await resetLink(dataDir, ada));
  await page.getByRole('textbox', { name: 'New password' }).fill('too short');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('textbox', { name: 'New password' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await expectGood(page);
  const chosen = 'an entirely different phrase';
  await page.getByRole('textbox', { name: 'New password' }).fill(chosen);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password was changed')).toBeVisible();

  expect(await accountApi(url, ada).me.get.query()).toBeNull();
  await signIn(page, { email: ada.email, password });
  await expect(page.getByText('No account has this address and password.')).toBeVisible();
  await signIn(page, { email: ada.email, password: chosen });
  await expect(page).toHaveURL(/\/orgs\/new$/);
  await ada.page.goto('/me');
  await expect(ada.page).toHaveURL(/\/sign-in/);
});

async function resetLink(dataDir: string, { email }: Person): Promise<string> {
  const [mail] = await stored<{ text: string }>(
    dataDir,
    'select text from outbox_mail where recipient = $1',
    [email],
  );
  return /\S+\/reset-password\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
}
