import { describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { comeBy, visitProvider } from '#server/testing/identity.ts';
import { openProviderWorld, somebody } from '#server/testing/provider-world.ts';

const { services, setUp, withPassword, eventsOf } = await openProviderWorld();
const { prisma } = services.accounts;
const password = 'correct horse battery staple';
const agePast = (userId: string) =>
  prisma.session.updateMany({
    where: { userId },
    data: { createdAt: new Date(Date.now() - 11 * 60_000) },
  });

describe('linking', () => {
  const link = '/oauth2/link';

  it('needs a session, a recent one', async () => {
    const { browser, email } = await setUp();
    const visitor = browser();
    expect((await visitor.auth(link, { provider: 'oidc' })).status).toBe(401);
    const userId = await withPassword(visitor, email);
    await agePast(userId);
    const old = await visitor.auth(link, { provider: 'oidc' });
    expect(old).toMatchObject({ status: 403, body: { code: 'CONFIRM_FIRST' } });
  });

  it('opens the account from then on, tells of it, and ends the other sessions', async () => {
    const person = somebody({ email: 'anything@else.test', email_verified: false });
    const { browser, at } = await setUp({ person });
    const email = `${newId()}@acme.test`;
    const ada = browser();
    const userId = await withPassword(ada, email);
    await browser().auth('/sign-in/email', { email, password });
    expect(await comeBy(ada, { ...at, path: link })).toBe('/me/security?linked=oidc');
    expect(await prisma.session.count({ where: { userId } })).toBe(1);
    expect((await ada.api.me.get.query())?.id).toBe(userId);
    expect(await eventsOf(userId)).toContainEqual(['account.linkAdded', { provider: 'oidc' }]);
    expect(await comeBy(ada, { ...at, path: link })).toBe('/me/security?linked=oidc');

    const elsewhere = browser();
    expect(await comeBy(elsewhere, at)).toBe('/');
    expect(await elsewhere.api.me.get.query()).toMatchObject({ id: userId, email });
    const user = await prisma.user.findUniqueOrThrow({ where: { id: userId } });
    expect(user).toMatchObject({ email, emailVerified: false });
  });

  it('takes no identity that opens another account, and one of each provider', async () => {
    const { browser, at, idp } = await setUp();
    await comeBy(browser(), at);
    const ada = browser();
    const userId = await withPassword(ada, `${newId()}@acme.test`);
    expect(await comeBy(ada, { ...at, path: link })).toBe(
      '/me/security?problem=taken&provider=oidc',
    );
    idp.person = somebody();
    await comeBy(ada, { ...at, path: link });
    idp.person = somebody();
    expect(await comeBy(ada, { ...at, path: link })).toBe(
      '/me/security?problem=another&provider=oidc',
    );
    expect(await prisma.account.count({ where: { userId, providerId: 'oidc' } })).toBe(1);
  });

  it('that somebody else began ends nowhere in one’s own session', async () => {
    const { browser, double } = await setUp();
    const mallory = browser();
    await withPassword(mallory, `${newId()}@acme.test`);
    const { body } = await mallory.auth(link, { provider: 'oidc' });
    const query = await visitProvider(body.url, double.url);
    const ada = browser();
    const userId = await withPassword(ada, `${newId()}@acme.test`);
    await ada.auth(link, { provider: 'oidc' });
    const ended = await ada.auth(`/oauth2/callback/oidc?${query}`);
    expect(ended.headers.get('location')).toBe('/me/security?problem=state&provider=oidc');
    expect(await prisma.account.count({ where: { userId, providerId: 'oidc' } })).toBe(0);
  });

  it('ends with the session it began in', async () => {
    const { browser, double } = await setUp();
    const ada = browser();
    const email = `${newId()}@acme.test`;
    const userId = await withPassword(ada, email);
    const { body } = await ada.auth(link, { provider: 'oidc' });
    const query = await visitProvider(body.url, double.url);
    await ada.auth('/sign-out', {});
    const ended = await ada.auth(`/oauth2/callback/oidc?${query}`);
    expect(ended.headers.get('location')).toBe('/sign-in?problem=signedOut&provider=oidc');
    expect(await prisma.account.count({ where: { userId, providerId: 'oidc' } })).toBe(0);
  });
});

describe('unlinking', () => {
  async function linked() {
    const world = await setUp();
    const ada = world.browser();
    const userId = await withPassword(ada, `${newId()}@acme.test`);
    await comeBy(ada, { ...world.at, path: '/oauth2/link' });
    const [first] = (await ada.api.me.security.query()).links;
    return { ...world, ada, userId, linkId: first?.id ?? '' };
  }

  it('shuts that way in, after a recent sign-in, and ends the other sessions', async () => {
    const { ada, userId, linkId, browser, at } = await linked();
    await comeBy(browser(), at);
    await agePast(userId);
    await expect(ada.api.me.removeLink.mutate({ id: linkId })).rejects.toMatchObject({
      data: { reason: 'me.confirmFirst' },
    });
    await prisma.session.updateMany({ where: { userId }, data: { createdAt: new Date() } });
    await ada.api.me.removeLink.mutate({ id: linkId });
    expect(await prisma.session.count({ where: { userId } })).toBe(1);
    expect((await eventsOf(userId)).map(([action]) => action)).toContain('account.linkRemoved');
    expect(await ada.api.me.security.query()).toMatchObject({ links: [] });
    await expect(ada.api.me.removeLink.mutate({ id: linkId })).rejects.toMatchObject({
      data: { reason: 'me.linkGone' },
    });
  });

  it('never takes the last way in, nor does removing a passkey', async () => {
    const { browser, at } = await setUp();
    const ada = browser();
    await comeBy(ada, at);
    const [link] = (await ada.api.me.security.query()).links;
    const id = link?.id ?? '';
    await expect(ada.api.me.removeLink.mutate({ id })).rejects.toMatchObject({
      data: { reason: 'me.lastWayIn' },
    });
    const userId = (await ada.api.me.get.query())?.id ?? '';
    const passkey = { userId, publicKey: 'x', counter: 0, deviceType: 'x', backedUp: false };
    const key = await prisma.passkey.create({
      data: { ...passkey, id: newId(), credentialID: newId() },
    });
    await ada.api.me.removeLink.mutate({ id });
    const removed = await ada.auth('/passkey/delete-passkey', { id: key.id });
    expect(removed).toMatchObject({ status: 400, body: { code: 'LAST_WAY_IN' } });
    expect(await prisma.passkey.count({ where: { userId } })).toBe(1);
  });

  it('is for one’s own links, and not for the password', async () => {
    const { linkId, userId, browser } = await linked();
    const mallory = browser();
    const own = await withPassword(mallory, `${newId()}@acme.test`);
    const other = { data: { reason: 'me.linkGone' } };
    await expect(mallory.api.me.removeLink.mutate({ id: linkId })).rejects.toMatchObject(other);
    const credential = await prisma.account.findFirstOrThrow({ where: { userId: own } });
    await expect(mallory.api.me.removeLink.mutate({ id: credential.id })).rejects.toMatchObject(
      other,
    );
    expect(await prisma.account.count({ where: { userId } })).toBe(2);
  });
});
