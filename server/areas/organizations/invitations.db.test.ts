import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Account, accountCaller, makeAccount } from '#server/testing/account.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices();
let org: TestOrg;

beforeAll(async () => {
  org = await makeOrg(services);
});

async function invite(email: string, role: 'viewer' | 'editor' = 'viewer') {
  const { id, link } = await org.as('admin').invitations.create({ email, role });
  return { id, token: link?.split('/').at(-1) ?? '' };
}

function accept(account: Account, token: string) {
  return accountCaller(services, account).invitations.accept({ token });
}

describe('invitations', () => {
  it('say whom one joins and as what before signing in, and let in once', async () => {
    const guest = await makeAccount(services, 'Guest');
    const { token } = await invite(guest.email, 'editor');
    const shown = await accountCaller(services, null).invitations.get({ token });
    expect(shown).toMatchObject({ state: 'pending', role: 'editor', hasAccount: true });
    expect(shown.invitedBy).toBe('Acme admin');

    const { slug } = await accept(guest, token);
    const [first] = await accountCaller(services, guest).orgs.list();
    expect(first).toMatchObject({ slug, role: 'editor', isActive: true });
    expect(await refusal(accept(guest, token))).toMatchObject({ reason: 'invitations.used' });
    expect((await accountCaller(services, null).invitations.get({ token })).state).toBe('used');
  });

  it('are stored as a hash, never as the token', async () => {
    const { id, token } = await invite('hash@test.local');
    const rows = await services.accounts.prisma.$queryRaw<{ row: string; hash: string }[]>`
      select i::text as row, encode(token_hash, 'hex') as hash from invitation i where id = ${id}::uuid`;
    expect(rows[0]?.row).not.toContain(token);
    expect(rows[0]?.hash).toBe(createHash('sha256').update(token).digest('hex'));
  });

  it('two clicks at once make one member', async () => {
    const guest = await makeAccount(services);
    const { token } = await invite(guest.email);
    const answers = await Promise.allSettled([accept(guest, token), accept(guest, token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { items } = await org.as('admin').members.list();
    expect(items.filter(({ email }) => email === guest.email)).toHaveLength(1);
  });

  it('let in nobody but the invited address', async () => {
    const { token } = await invite('somebody.else@test.local');
    const thief = await makeAccount(services, 'Thief');
    expect(await refusal(accept(thief, token))).toMatchObject({
      reason: 'invitations.wrongRecipient',
    });
  });

  it('that are revoked or expired say so, and a new link ends the old one', async () => {
    const guest = await makeAccount(services);
    const { id, token } = await invite(guest.email);
    await org.as('admin').invitations.revoke({ id });
    expect(await refusal(accept(guest, token))).toMatchObject({ reason: 'invitations.revoked' });

    const { link } = await org.as('admin').invitations.resend({ id });
    const renewed = link?.split('/').at(-1) ?? '';
    expect(await refusal(accept(guest, token))).toMatchObject({ reason: 'invitations.notFound' });
    await services.accounts.prisma.$executeRaw`
      update invitation set expires_at = now() - interval '1 second' where id = ${id}::uuid`;
    expect(await refusal(accept(guest, renewed))).toMatchObject({ reason: 'invitations.expired' });
  });

  it('to the same address replace each other', async () => {
    const guest = await makeAccount(services);
    const first = await invite(guest.email);
    const second = await invite(guest.email);
    expect(await refusal(accept(guest, first.token))).toMatchObject({
      reason: 'invitations.revoked',
    });
    await accept(guest, second.token);
  });

  it('to a member are refused beside the field', async () => {
    const { email } = org.users.viewer;
    const refused = await refusal(org.as('admin').invitations.create({ email, role: 'viewer' }));
    expect(refused).toMatchObject({ reason: 'invitations.alreadyMember', fields: ['email'] });
  });

  it('leave a mail in the outbox while no mail server is set up', async () => {
    const { token } = await invite('outbox@test.local');
    const mail = await services.accounts.prisma.outboxMail.findFirst({
      where: { recipient: 'outbox@test.local' },
    });
    expect(mail?.text).toContain(token);
    expect(mail?.sentAt).toBeNull();
  });
});

describe('the outbox', () => {
  it('is read by whoever made the first account, and by nobody else', async () => {
    const first = await services.accounts.prisma.user.findFirstOrThrow({
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    await invite('for-the-outbox@test.local');
    const { items } = await accountCaller(services, first).me.outbox();
    expect(items[0]?.recipient).toBe('for-the-outbox@test.local');
    expect(await accountCaller(services, first).me.instance()).toEqual({ isInstanceAdmin: true });
    const other = await makeAccount(services);
    expect(await accountCaller(services, other).me.instance()).toEqual({ isInstanceAdmin: false });
    expect(await refusal(accountCaller(services, other).me.outbox())).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'me.notInstanceAdmin',
    });
  });
});
