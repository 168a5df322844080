import { beforeEach, describe, expect, it } from 'vitest';
import type { PlanName } from '#server/core/retention.ts';
import { accountCaller, makeAccount } from '#server/testing/account.ts';
import { fillSeats } from '#server/testing/fill-seats.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices();
let org: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
});

const invitations = () => org.as('admin').invitations;
const create = (email: string) => invitations().create({ email, role: 'viewer' });
const addresses = (count: number) =>
  Array.from({ length: count }, (_, index) => `p${index}@people.test`);

async function setPlan(plan: PlanName) {
  const orgId = org.id;
  await services.accounts.prisma.orgPlan.upsert({
    where: { orgId },
    create: { orgId, plan },
    update: { plan },
  });
}

describe('a pasted list', () => {
  it('is previewed line by line, and nothing is written', async () => {
    await create('known@people.test');
    const text = `Ada <ada@people.test>, ${org.users.viewer.email}\nknown@people.test oops`;
    const { lines, nextAt } = await invitations().preview({ text, role: 'viewer' });
    expect(lines.map(({ email, outcome }) => [email, outcome])).toEqual([
      ['ada@people.test', 'invite'],
      [org.users.viewer.email, 'member'],
      ['known@people.test', 'invited'],
      [null, 'notAnAddress'],
    ]);
    expect(nextAt).toBeNull();
    expect((await invitations().list()).items).toHaveLength(1);
  });

  it('is invited as far as it can be, each line with its link or its reason', async () => {
    const text = 'ada@people.test, oops, bob@people.test';
    const lines = await invitations().createMany({ text, role: 'editor' });
    expect(lines.map(({ outcome, link }) => [outcome, link !== null])).toEqual([
      ['invite', true],
      ['notAnAddress', false],
      ['invite', true],
    ]);
    const ada = { ...(await makeAccount(services, 'Ada')), email: 'ada@people.test' };
    const token = lines[0]?.link?.split('/').at(-1) ?? '';
    await accountCaller(services, ada).invitations.accept({ token });
    const { items } = await org.as('admin').members.list({ role: 'editor' });
    expect(items.map(({ userId }) => userId)).toContain(ada.id);
    const { items: log } = await org.as('admin').audit.list({ action: 'invitation.created' });
    expect(log.map(({ resourceName }) => resourceName).sort()).toEqual([
      'ada@people.test',
      'bob@people.test',
    ]);
  });

  it('of nobody to invite is answered without writing', async () => {
    const lines = await invitations().createMany({ text: 'oops', role: 'viewer' });
    expect(lines.map(({ outcome }) => outcome)).toEqual(['notAnAddress']);
    expect((await invitations().list()).items).toEqual([]);
  });

  it('has at least one and at most 100 entries, and no role above one’s own', async () => {
    const preview = (text: string, role = 'viewer') =>
      refusal(invitations().preview({ text, role }));
    expect(await preview(',,')).toMatchObject({ reason: 'invitations.noAddresses' });
    expect(await preview(addresses(101).join('\n'))).toMatchObject({
      reason: 'invitations.tooLong',
      fields: ['text'],
    });
    expect(await preview('a@people.test', 'nobody')).toMatchObject({ reason: 'roles.notFound' });
  });
});

describe('places', () => {
  beforeEach(() => fillSeats(services, org.id, 21));

  it('are kept by open invitations', async () => {
    const lines = await invitations().createMany({
      text: addresses(6).join(' '),
      role: 'viewer',
    });
    expect(lines.map(({ outcome }) => outcome)).toEqual([
      'invite',
      'invite',
      'invite',
      'invite',
      'noRoom',
      'noRoom',
    ]);
    expect(await refusal(create('late@people.test'))).toMatchObject({
      code: 'PAYMENT_REQUIRED',
      reason: 'plans.membersUsedUp',
    });
    // A new link for somebody invited already needs no place of its own.
    await expect(create('p0@people.test')).resolves.toMatchObject({ email: 'p0@people.test' });
    const { items } = await invitations().list({ state: 'pending', search: 'p1@' });
    await invitations().revoke({ id: items[0]?.id ?? '' });
    await expect(create('late@people.test')).resolves.toMatchObject({ link: expect.any(String) });
    expect(await refusal(invitations().resend({ id: items[0]?.id ?? '' }))).toMatchObject({
      reason: 'plans.membersUsedUp',
    });
  });

  it('never become more than the plan has, however many are invited at the same moment', async () => {
    const answers = await Promise.allSettled(addresses(10).map(create));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  });

  it('are given and taken at the same moment without one waiting for the other', async () => {
    await setPlan('PRO');
    const guest = await makeAccount(services);
    for (const _ of [1, 2, 3]) {
      const { link } = await create(guest.email);
      const token = link?.split('/').at(-1) ?? '';
      const answers = await Promise.allSettled([
        create(guest.email),
        accountCaller(services, guest).invitations.accept({ token }),
      ]);
      const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      for (const { code } of refused) expect(code).toBe('CONFLICT');
      expect(refused.length).toBeLessThan(2);
      const { items } = await org.as('admin').members.list({ search: guest.email });
      const [member] = items;
      if (member) await org.as('admin').members.remove({ memberId: member.id });
    }
  });

  it('that a smaller plan took away can’t be accepted into', async () => {
    await setPlan('PRO');
    const guests = await Promise.all(addresses(6).map(() => makeAccount(services)));
    const links: string[] = [];
    for (const { email } of guests) links.push((await create(email)).link ?? '');
    await setPlan('TRIAL');
    const answers = await Promise.allSettled(
      guests.map((guest, index) => {
        const token = links[index]?.split('/').at(-1) ?? '';
        return accountCaller(services, guest).invitations.accept({ token });
      }),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    expect((await org.as('viewer').org.usage()).members.used).toBe(27);
    expect((await org.as('admin').members.list()).items).toHaveLength(25);
  });
});

describe('invitations of an hour', () => {
  it('are twenty, however they are sent, and the refusal says when to come back', async () => {
    await setPlan('PRO');
    const [first = '', ...rest] = addresses(26);
    const { id } = await create(first);
    await invitations().resend({ id });
    const lines = await invitations().createMany({ text: rest.join('\n'), role: 'viewer' });
    const outcomes = lines.map(({ outcome }) => outcome);
    expect(outcomes.filter((one) => one === 'invite')).toHaveLength(18);
    expect(outcomes.filter((one) => one === 'tooMany')).toHaveLength(7);
    const refused = await refusal(create('late@people.test'));
    expect(refused).toMatchObject({ code: 'TOO_MANY_REQUESTS', reason: 'invitations.tooMany' });
    expect(refused.message).toMatch(/at \d\d:\d\d UTC/);
    expect(await refusal(invitations().resend({ id }))).toMatchObject({
      reason: 'invitations.tooMany',
    });
    const { nextAt } = await invitations().preview({ text: 'x@people.test', role: 'viewer' });
    expect(nextAt).toBeInstanceOf(Date);
  });

  it('are twenty when asked for at the same moment, too', async () => {
    await setPlan('PRO');
    const answers = await Promise.allSettled(addresses(30).map(create));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  });
});

describe('the list of invitations', () => {
  it('is searched letter by letter, filtered by state and paged', async () => {
    for (const email of ['a_b@people.test', 'axb@people.test', 'c@people.test'])
      await create(email);
    const { items: all } = await invitations().list();
    const revoked = all.find(({ email }) => email === 'c@people.test');
    await invitations().revoke({ id: revoked?.id ?? '' });
    const emails = async (filter: Parameters<ReturnType<typeof invitations>['list']>[0]) =>
      (await invitations().list(filter)).items.map(({ email }) => email);
    expect(await emails({ search: 'A_B' })).toEqual(['a_b@people.test']);
    expect(await emails({ state: 'revoked' })).toEqual(['c@people.test']);
    expect(await emails({ state: 'pending' })).toEqual(['axb@people.test', 'a_b@people.test']);
    expect(await emails({ state: 'expired' })).toEqual([]);
    const { nextCursor } = await invitations().list({ limit: 2 });
    expect(await emails({ limit: 2, cursor: nextCursor })).toEqual(['a_b@people.test']);
  });
});
