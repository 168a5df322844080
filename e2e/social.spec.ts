import type { Page } from '@playwright/test';
import * as OTPAuth from 'otpauth';
import { newId } from '#server/core/ids.ts';
import {
  type IdentityServer,
  makeIdentityServer,
  startIdentityDouble,
} from '#server/testing/doubles/identity-double.ts';
import { removeDataDir, startAssay } from './fixtures/assay.ts';
import { hydrated } from './fixtures/hydrated.ts';
import { test as base, expect, expectGood } from './fixtures/test.ts';

function somebody(name: string): Record<string, unknown> {
  const sub = newId();
  return { sub, name, email: `${sub}@acme.test`, email_verified: true };
}

type Installation = { url: string; provider: IdentityServer };

/** A server where people may come by a provider, and that provider, with somebody new at each story. */
const test = base.extend<{ provider: IdentityServer }, { installation: Installation }>({
  installation: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
    async ({}, use) => {
      const provider = makeIdentityServer({});
      const double = await startIdentityDouble(provider);
      const assay = await startAssay({
        env: {
          OIDC_ISSUER: double.url,
          OIDC_CLIENT_ID: provider.clientId,
          OIDC_CLIENT_SECRET: provider.clientSecret,
          OIDC_NAME: 'Acme login',
          OUTBOUND_ALLOW: '',
        },
      });
      await use({ url: assay.url, provider });
      await assay.stop();
      await double.close();
      removeDataDir(assay.dataDir);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  url: ({ installation }, use) => use(installation.url),
  provider: [
    async ({ installation: { provider } }, use) => {
      Object.assign(provider, { person: somebody('Ada Lovelace'), fault: null });
      await use(provider);
    },
    { auto: true },
  ],
});

const main = (page: Page) => page.getByRole('main');
const comeBy = (page: Page) => page.getByRole('button', { name: 'Continue with Acme login' });
const links = (page: Page) => page.getByRole('list', { name: 'Linked accounts' });

/** Goes to the provider and comes back to a page that can be used. */
async function returnTo(page: Page, address: RegExp): Promise<void> {
  await comeBy(page).click();
  await expect(page).toHaveURL(address);
  await hydrated(page);
}

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
}

test('somebody signs up with a provider and is known there from then on', async ({
  visitor,
  provider,
}) => {
  const page = await visitor();
  await page.goto('/sign-up');
  await expectGood(page);
  await page.keyboard.press('Tab');
  await comeBy(page).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/orgs\/new$/);
  await page.goto('/me/security');
  await expect(links(page)).toContainText(String(provider.person.email));
  await expectGood(page);

  await signOut(page);
  await expectGood(page);
  await page.goto('/sign-in?next=%2Fme%2Fsessions');
  await comeBy(page).click();
  await expect(page).toHaveURL(/\/me\/sessions$/);
  await expect(page.getByText(`You are signed in as ${provider.person.email}`)).toBeVisible();
});

test('what goes wrong is said on the page for signing in', async ({
  visitor,
  newcomer,
  provider,
}) => {
  const page = await visitor();
  await page.goto('/sign-in');
  provider.fault = 'denied';
  await returnTo(page, /problem=denied/);
  await expect(page.getByText('Acme login did not sign you in')).toBeVisible();
  await expectGood(page);
  provider.fault = 'wrong nonce';
  await returnTo(page, /problem=refused/);
  await expect(page.getByText('The answer of Acme login was not accepted')).toBeVisible();
  provider.fault = 'token 500';
  await returnTo(page, /problem=unreachable/);
  await expect(page.getByText('Acme login can’t be reached just now')).toBeVisible();
  provider.fault = null;
  provider.person = { ...provider.person, email_verified: false };
  await returnTo(page, /problem=unverified/);
  await expect(page.getByText('Acme login doesn’t vouch for your address')).toBeVisible();

  const ada = await newcomer('Ada');
  provider.person = { sub: newId(), email: ada.email, email_verified: true };
  await returnTo(page, /problem=known/);
  await expect(page.getByText('Your address has an account already')).toBeVisible();
  await expect(page.getByLabel('Email or username')).toHaveValue(ada.email);
  await expectGood(page);
});

test('the second factor is asked for after the provider too', async ({ visitor }) => {
  const page = await visitor();
  await page.goto('/sign-in');
  await comeBy(page).click();
  await expect(page).toHaveURL(/\/orgs\/new$/);
  await page.goto('/me/security');
  await main(page).getByRole('button', { name: 'Set up' }).click();
  await main(page).getByRole('button', { name: 'Go on' }).click();
  const key = main(page).getByText(/^[A-Z2-7]{16,}$/);
  const secret = OTPAuth.Secret.fromBase32((await key.textContent()) ?? '');
  const codeAt = (periods: number) =>
    new OTPAuth.TOTP({ secret }).generate({ timestamp: Date.now() + periods * 30_000 });
  await main(page).getByLabel('Code the app shows now').fill(codeAt(0));
  await main(page).getByRole('button', { name: 'Turn on' }).click();
  await expect(page.getByRole('list', { name: 'Backup codes' })).toBeVisible();

  await signOut(page);
  await page.goto('/sign-in?next=%2Fme');
  await comeBy(page).click();
  await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible();
  await hydrated(page);
  await page.getByLabel('Code', { exact: true }).fill(codeAt(1));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/me$/);
});

test('an account with a password is linked, opened by the link, and unlinked', async ({
  newcomer,
}) => {
  const ada = await newcomer('Ada');
  const { page } = ada;
  await page.goto('/me/security');
  await page.getByRole('button', { name: 'Link Acme login' }).click();
  await expect(page.getByText('Acme login is linked')).toBeVisible();
  await expectGood(page);

  await signOut(page);
  await page.goto('/sign-in?next=%2Fme%2Fsecurity');
  await returnTo(page, /\/me\/security$/);
  await expect(page.getByText(`You are signed in as ${ada.email}`)).toBeVisible();
  await page.getByRole('button', { name: 'Unlink Acme login' }).click();
  const asking = page.getByRole('alertdialog');
  await expectGood(page);
  await asking.getByRole('button', { name: 'Unlink Acme login' }).click();
  await expect(page.getByRole('button', { name: 'Link Acme login' })).toBeVisible();
});

test('the only way in stays, and why is said', async ({ visitor }) => {
  const page = await visitor();
  await page.goto('/sign-in?next=%2Fme%2Fsecurity');
  await returnTo(page, /\/me\/security$/);
  await page.getByRole('button', { name: 'Unlink Acme login' }).click();
  const asking = page.getByRole('alertdialog');
  await asking.getByRole('button', { name: 'Unlink Acme login' }).click();
  await expect(asking.getByText('This is the only way into your account.')).toBeVisible();
  await asking.getByRole('button', { name: 'Cancel' }).click();
  await expect(links(page)).toContainText('linked');
});
