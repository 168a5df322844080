import { expect, expectGood, test } from './fixtures/test.ts';

test('a token is made, shown once, used by a program and revoked', async ({ org, url }) => {
  const { page, slug } = org;
  await org.api.prompts.create.mutate({ name: 'Support', content: 'Be kind.' });
  await page.goto(`/orgs/${slug}/settings/tokens`);
  await expect(page.getByText('No tokens yet')).toBeVisible();
  await expectGood(page);

  await page.getByRole('button', { name: 'New token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create token' }).click();
  await expect(dialog.getByText('Write what the token is for.')).toBeVisible();
  await dialog.getByLabel('What is it for?').fill('Nightly build');
  await dialog.getByRole('radio', { name: 'Custom' }).click();
  await dialog.getByRole('button', { name: 'Create token' }).click();
  await expect(dialog.getByText('Choose what the token may do.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Everything with prompts' }).click();
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Create token' }).click();
  const shown = dialog.getByLabel('Token', { exact: true });
  await expect(shown).toHaveValue(/^asy_acme[a-z0-9]*_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}$/);
  const token = await shown.inputValue();
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();

  const row = page.getByRole('row', { name: /Nightly build/ });
  await expect(row).toContainText(`…${token.slice(-4)}`);
  await expect(row).toContainText('Everything with prompts');
  await page.reload();
  expect(await page.content()).not.toContain(token.slice(12, 40));

  const call = async (path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/api/orgs/${slug}/trpc/${path}`, { ...init, headers });
    const { error, result } = await answer.json();
    return { status: answer.status, reason: error?.json.data.reason, data: result?.data.json };
  };
  const list = `?input=${encodeURIComponent('{"json":{}}')}`;
  const read = await call(`prompts.list${list}`);
  expect(read).toMatchObject({ status: 200, data: { items: [{ name: 'Support' }] } });
  const body = JSON.stringify({ json: { name: 'By CI', content: 'x' } });
  expect((await call('prompts.create', { method: 'POST', body })).status).toBe(200);
  const beyond = await call(`suites.list${list}`);
  expect(beyond).toMatchObject({ status: 403, reason: 'access.missing' });

  await page.reload();
  await expect(row).toContainText(/127\.0\.0\.1/);
  const { items } = await org.api.audit.list.query({ action: 'token.used' });
  expect(items).toMatchObject([{ actorKind: 'token', actorLabel: 'Nightly build' }]);

  await row.getByRole('button', { name: 'Revoke Nightly build' }).click();
  const asked = page.getByRole('alertdialog', { name: 'Revoke the token Nightly build?' });
  await expectGood(page);
  await asked.getByRole('button', { name: 'Revoke Nightly build' }).click();
  await expect(row.getByText('revoked').filter({ visible: true })).toBeVisible();
  const refused = await call(`prompts.list${list}`);
  expect(refused).toMatchObject({ status: 401, reason: 'tokens.invalid' });
});
