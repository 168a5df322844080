import { beforeEach, describe, expect, it } from 'vitest';
import { type Account, accountCaller, makeAccount } from '#server/testing/account.ts';
import { fillSeats } from '#server/testing/fill-seats.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices();
let org: TestOrg;
let domain: string;
let count = 0;

beforeEach(async () => {
  org = await makeOrg(services);
  count += 1;
  domain = `acme${count}.example`;
});

async function giveAddress(userId: string, email: string, emailVerified = true) {
  await services.accounts.prisma.user.update({
    where: { id: userId },
    data: { email, emailVerified },
  });
}

async function claimed(by = org): Promise<void> {
  await giveAddress(by.users.admin.id, `boss@${domain}`);
  await by.as('admin').org.claimDomain({ domain });
}

async function colleague(name = 'Cora', emailVerified = true): Promise<Account> {
  const person = await makeAccount(services, name);
  const email = `${person.id}@${domain}`;
  await giveAddress(person.id, email, emailVerified);
  return { ...person, email };
}

const orgs = (person: Account) => accountCaller(services, person).orgs;
const requests = () => org.as('admin').joinRequests;
const ask = (person: Account, message = '') => orgs(person).askToJoin({ orgId: org.id, message });
async function requestId(): Promise<string> {
  const { items } = await requests().list({ status: 'PENDING' });
  return items[0]?.id ?? '';
}
async function mailsTo(recipient: string): Promise<string[]> {
  const mails = await services.accounts.prisma.outboxMail.findMany({ where: { recipient } });
  return mails.map(({ subject }) => subject);
}

describe('a mail domain', () => {
  it('is claimed by an admin with a verified address there', async () => {
    await giveAddress(org.users.admin.id, `boss@${domain}`, false);
    const api = org.as('admin').org;
    expect(await refusal(api.claimDomain({ domain }))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'org.domainNotVerified',
      fields: ['domain'],
    });
    await claimed();
    expect(await api.domain()).toMatchObject({ domain, own: domain, isVerified: true });
    const { items } = await org.as('admin').audit.list({ action: 'org.domainClaimed' });
    expect(items.map(({ details }) => details)).toEqual([
      { changes: [{ field: 'domain', before: null, after: domain }] },
    ]);
  });

  it('is not claimed with an address elsewhere, at a public provider, or when it is none', async () => {
    const { admin } = org.users;
    const claim = (written: string) =>
      refusal(org.as('admin').org.claimDomain({ domain: written }));
    await giveAddress(admin.id, `boss@sub.${domain}`);
    expect(await claim(domain)).toMatchObject({ reason: 'org.domainNotVerified' });
    await giveAddress(admin.id, `boss${count}@gmail.com`);
    expect(await claim('GMail.com')).toMatchObject({ reason: 'org.publicMail' });
    expect(await claim('not a domain')).toMatchObject({ reason: 'org.notADomain' });
  });

  it('is one, however it is written', async () => {
    const accented = `büro${count}.example`;
    await giveAddress(org.users.admin.id, `boss@${accented}`);
    const { domain: plain } = await org
      .as('admin')
      .org.claimDomain({ domain: accented.toUpperCase() });
    expect(plain).toMatch(/^xn--/);
  });

  it('belongs to one organization, whose name is not told to others', async () => {
    await claimed();
    const other = await makeOrg(services, 'Other');
    await giveAddress(other.users.admin.id, `second@${domain}`);
    const refused = await refusal(other.as('admin').org.claimDomain({ domain }));
    expect(refused).toMatchObject({ code: 'CONFLICT', reason: 'org.domainTaken' });
    expect(refused.message).not.toContain('Acme');
    await org.as('admin').org.releaseDomain();
    await expect(other.as('admin').org.claimDomain({ domain })).resolves.toEqual({ domain });
  });
});

describe('who may ask to join', () => {
  it('has a verified address at the domain, and is no member', async () => {
    await claimed();
    const cora = await colleague();
    expect(await orgs(cora).joinable()).toEqual([
      expect.objectContaining({ id: org.id, request: null }),
    ]);
    const unverified = await colleague('Unverified', false);
    const stranger = await makeAccount(services);
    for (const person of [unverified, stranger, { ...org.users.admin }]) {
      expect(await orgs(person).joinable()).toEqual([]);
      expect(await refusal(ask(person))).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'orgs.notJoinable',
      });
    }
  });

  it('asks once, and the admins hear of it', async () => {
    await claimed();
    const cora = await colleague();
    await ask(cora, 'I work in support.');
    expect(await refusal(ask(cora))).toMatchObject({ reason: 'joinRequests.alreadyAsked' });
    const { items } = await requests().list({});
    expect(items).toEqual([
      expect.objectContaining({
        name: 'Cora',
        email: cora.email,
        message: 'I work in support.',
        status: 'PENDING',
      }),
    ]);
    expect(await mailsTo(`boss@${domain}`)).toEqual([
      expect.stringMatching(/^Cora asks to join Acme/),
    ]);
    const { items: log } = await org.as('admin').audit.list({ action: 'joinRequest.created' });
    expect(log.map(({ actorId }) => actorId)).toEqual([cora.id]);
  });
});

describe('an answer', () => {
  it('yes makes a member with the given role, and is mailed', async () => {
    await claimed();
    const cora = await colleague();
    await ask(cora);
    await requests().accept({ joinRequestId: await requestId(), role: 'editor' });
    const { items } = await org.as('admin').members.list({ search: cora.email });
    expect(items).toEqual([expect.objectContaining({ userId: cora.id, role: 'editor' })]);
    expect(await mailsTo(cora.email)).toEqual([
      expect.stringMatching(/^You are now a member of Acme/),
    ]);
    expect(await orgs(cora).joinable()).toEqual([]);
    const { items: log } = await org.as('admin').audit.list({ action: 'joinRequest.accepted' });
    expect(log).toHaveLength(1);
  });

  it('no is mailed, and asking again waits a week', async () => {
    await claimed();
    const cora = await colleague();
    await ask(cora);
    const id = await requestId();
    await requests().decline({ joinRequestId: id });
    expect(await refusal(ask(cora))).toMatchObject({ reason: 'joinRequests.askedRecently' });
    const weekAgo = new Date(Date.now() - 7 * 24 * 60 * 60 * 1000 - 1000);
    await services.accounts.prisma.joinRequest.update({
      where: { orgId_id: { orgId: org.id, id } },
      data: { answeredAt: weekAgo },
    });
    await ask(cora);
    expect(await requestId()).toBe(id);
    expect(await mailsTo(cora.email)).toHaveLength(1);
  });

  it('is given once, by those who manage members, within the plan', async () => {
    await claimed();
    const cora = await colleague();
    await ask(cora);
    const joinRequestId = await requestId();
    const yes = { joinRequestId, role: 'viewer' };
    expect(await refusal(org.as('editor').joinRequests.accept(yes))).toMatchObject({
      code: 'FORBIDDEN',
    });
    await fillSeats(services, org.id, 25);
    expect(await refusal(requests().accept(yes))).toMatchObject({
      code: 'PAYMENT_REQUIRED',
      reason: 'plans.membersUsedUp',
    });
    const answers = await Promise.allSettled([
      requests().decline({ joinRequestId }),
      requests().decline({ joinRequestId }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusal(requests().accept(yes))).toMatchObject({
      reason: 'joinRequests.answered',
    });
  });

  it('belongs to its own organization', async () => {
    await claimed();
    const cora = await colleague();
    await ask(cora);
    const joinRequestId = await requestId();
    const other = await makeOrg(services, 'Other');
    const api = other.as('admin').joinRequests;
    expect((await api.list({})).items).toEqual([]);
    const attempts = [
      refusal(api.accept({ joinRequestId, role: 'viewer' })),
      refusal(api.decline({ joinRequestId })),
    ];
    for (const attempt of attempts) {
      expect(await attempt).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'joinRequests.notFound',
      });
    }
  });
});
