import type { Page } from '@playwright/test';
import * as OTPAuth from 'otpauth';
import { hydrated } from './fixtures/hydrated.ts';
import { join, orgApi, type Person, password } from './fixtures/people.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

const main = (page: Page) => page.getByRole('main');

/** The code that an authenticator app shows now; `later` half minutes from now with a number. */
function codeOf(secret: string, later = 0): string {
  const totp = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret) });
  return totp.generate({ timestamp: Date.now() + later * 30_000 });
}

/** Turns the second factor on and returns its key and the backup codes. */
async function turnOn(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.goto('/me/security');
  await main(page).getByRole('button', { name: 'Set up' }).click();
  await main(page).getByRole('textbox', { name: 'Your password' }).fill(password);
  await main(page).getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  await expectGood(page);
  const secret =
    (await main(page)
      .getByText(/^[A-Z2-7]{16,}$/)
      .textContent()) ?? '';
  await main(page).getByLabel('Code the app shows now').fill(codeOf(secret));
  await main(page).getByRole('button', { name: 'Turn on' }).click();
  const list = page.getByRole('list', { name: 'Backup codes' });
  await expect(list).toBeVisible();
  await expectGood(page);
  const codes = await list.getByRole('listitem').allTextContents();
  await main(page).getByRole('button', { name: 'I have kept them' }).click();
  return { secret, codes };
}

async function toSecondStep(page: Page, person: Person): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await hydrated(page);
  await page.getByLabel('Email').fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible();
}

async function giveBackupCode(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Use a backup code' }).click();
  await page.getByLabel('Backup code').fill(code);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('a second factor is set up and asked for, and a backup code opens once', async ({
  newcomer,
}) => {
  const ada = await newcomer('Ada');
  const { page } = ada;
  const { secret, codes } = await turnOn(page);
  await expect(main(page).getByRole('button', { name: 'New backup codes' })).toBeVisible();
  expect(codes).toHaveLength(10);

  await toSecondStep(page, ada);
  await expectGood(page);
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/code/i);
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret, 1));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/orgs\/new$/);

  await toSecondStep(page, ada);
  await giveBackupCode(page, codes[0] ?? '');
  await expect(page).toHaveURL(/\/orgs\/new$/);
  await toSecondStep(page, ada);
  await giveBackupCode(page, codes[0] ?? '');
  await expect(page.getByLabel('Backup code')).toHaveAccessibleDescription(/code/i);
  await expect(page).toHaveURL(/\/second-factor/);
});

test('a passkey is added, signs in without a password, and is removed', async ({ newcomer }) => {
  const ada = await newcomer('Ada');
  const { page } = ada;
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto('/me/security');
  await main(page).getByLabel('Name of a new passkey').fill('Work laptop');
  await main(page).getByRole('button', { name: 'Add passkey' }).click();
  const keys = page.getByRole('list', { name: 'Passkeys' });
  await expect(keys).toContainText('Work laptop');
  await expectGood(page);

  await page.context().clearCookies();
  await page.goto('/sign-in');
  await hydrated(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page).toHaveURL(/\/orgs\/new$/);

  await page.goto('/me/security');
  await page.getByRole('button', { name: 'Remove Work laptop' }).click();
  const confirm = page.getByRole('alertdialog');
  await confirm.getByRole('button', { name: /^Remove/ }).click();
  await expect(confirm).toBeHidden();
  await expect(keys).toHaveCount(0);
});

test('an organization that asks for a second factor lets nobody in without, and says what to do', async ({
  org,
  newcomer,
  url,
}) => {
  const bob = await newcomer('Bob');
  await join(url, { admin: org.admin, guest: bob, slug: org.slug, role: 'viewer' });
  await turnOn(org.page);
  await org.page.goto(`/orgs/${org.slug}/settings`);
  await org.page.getByRole('switch', { name: 'Members need a second factor' }).click();
  const dialog = org.page.getByRole('alertdialog').or(org.page.getByRole('dialog'));
  if (await dialog.isVisible()) await dialog.getByRole('button').last().click();
  await expect(
    org.page.getByRole('switch', { name: 'Members need a second factor' }),
  ).toBeChecked();

  await bob.page.goto(`/orgs/${org.slug}/prompts`);
  await expect(bob.page.getByText(/second factor/).first()).toBeVisible();
  await expectGood(bob.page);
  await expect(orgApi(url, bob, org.slug).prompts.list.query({})).rejects.toThrow(/second factor/);
  await turnOn(bob.page);
  await bob.page.goto(`/orgs/${org.slug}/prompts`);
  await expect(bob.page.getByRole('heading', { name: 'Prompts', level: 1 })).toBeVisible();
});

test('a weak password is refused beside the field, and a session elsewhere is ended', async ({
  newcomer,
  visitor,
}) => {
  const ada = await newcomer('Ada');
  const elsewhere = await visitor();
  await elsewhere.goto('/sign-in');
  await hydrated(elsewhere);
  await elsewhere.getByLabel('Email').fill(ada.email);
  await elsewhere.getByRole('textbox', { name: 'Password' }).fill(password);
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(elsewhere).toHaveURL(/\/orgs\/new$/);

  const { page } = ada;
  await page.goto('/me/security');
  const card = main(page);
  await card.getByRole('textbox', { name: 'Current password' }).fill(password);
  await card.getByRole('textbox', { name: 'New password' }).fill('password1234');
  await card.getByRole('button', { name: 'Change password' }).click();
  await expect(card.getByRole('textbox', { name: 'New password' })).toHaveAccessibleDescription(
    /guess|common|words/i,
  );

  await page.goto('/me/sessions');
  await expectGood(page);
  await main(page)
    .getByRole('button', { name: /^End|^Sign out/ })
    .first()
    .click();
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  if (await dialog.isVisible()) await dialog.getByRole('button').last().click();
  await expect(main(page).getByText('this one')).toBeVisible();
  await expect
    .poll(async () => {
      await elsewhere.goto('/me');
      return elsewhere.url();
    })
    .toMatch(/\/sign-in/);
});
