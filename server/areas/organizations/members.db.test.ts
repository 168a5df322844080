import { describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { accountCaller, makeAccount } from '#server/testing/account.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices();

async function memberId(org: TestOrg, role: keyof TestOrg['users']): Promise<string> {
  const { items } = await org.as('admin').members.list();
  return items.find(({ userId }) => userId === org.users[role].id)?.id ?? '';
}

describe('members', () => {
  it('who are removed find no such organization with the very next request', async () => {
    const org = await makeOrg(services);
    await org.as('viewer').org.get();
    await org.as('admin').members.remove({ memberId: await memberId(org, 'viewer') });
    expect(await refusal(org.as('viewer').org.get())).toMatchObject({ reason: 'org.notFound' });
  });

  it('have a changed role with the very next request', async () => {
    const org = await makeOrg(services);
    const id = await memberId(org, 'viewer');
    await org.as('admin').members.setRole({ memberId: id, role: 'editor' });
    expect((await org.as('viewer').org.get()).role).toBe('editor');
  });

  it('always include an admin, whatever the last one tries', async () => {
    const org = await makeOrg(services);
    const id = await memberId(org, 'admin');
    const admin = org.as('admin').members;
    const reason = 'members.lastAdmin';
    expect(await refusal(admin.setRole({ memberId: id, role: 'viewer' }))).toMatchObject({
      reason,
    });
    expect(await refusal(admin.remove({ memberId: id }))).toMatchObject({ reason });
    expect(await refusal(admin.leave())).toMatchObject({ reason });
  });

  it('include an admin even when two step down at the same moment', async () => {
    const org = await makeOrg(services);
    const [first, second] = [await memberId(org, 'admin'), await memberId(org, 'editor')];
    await org.as('admin').members.setRole({ memberId: second, role: 'admin' });
    const outcomes = await Promise.allSettled([
      org.as('admin').members.setRole({ memberId: first, role: 'viewer' }),
      org.as('editor').members.setRole({ memberId: second, role: 'viewer' }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('can leave, and what they did stays in the audit log', async () => {
    const org = await makeOrg(services);
    await org.as('editor').members.leave();
    const { items } = await org.as('admin').audit.list({ action: 'member.' });
    expect(items[0]).toMatchObject({ action: 'member.left', actorLabel: 'Acme editor' });
  });
});

describe('organizations', () => {
  it('with the same name get addresses of their own', async () => {
    const founder = await makeAccount(services);
    const api = accountCaller(services, founder).orgs;
    const [first, second] = [
      await api.create({ name: 'Käse & Brot' }),
      await api.create({ name: 'Käse & Brot' }),
    ];
    expect(first.slug).toBe('kase-brot');
    expect(second.slug).toMatch(/^kase-brot-[0-9a-f]{6}$/);
  });

  it('open where one was last', async () => {
    const founder = await makeAccount(services);
    const api = accountCaller(services, founder).orgs;
    const { slug } = await api.create({ name: 'First' });
    await api.create({ name: 'Second' });
    expect((await api.list())[0]?.name).toBe('Second');
    await api.open({ slug });
    expect((await api.list())[0]?.name).toBe('First');
  });

  it('are deleted with all they own, but only by their exact name', async () => {
    const org = await makeOrg(services);
    const api = org.as('admin');
    await api.variables.create({ key: 'a', value: '1' });
    await api.prompts.create({ name: 'P', content: '{{ a }}' });
    const wrong = await refusal(api.org.delete({ confirmName: 'acme' }));
    expect(wrong).toMatchObject({ reason: 'org.confirmName', fields: ['confirmName'] });
    await api.org.delete({ confirmName: (await api.org.get()).name });
    expect(await refusal(api.org.get())).toMatchObject({ reason: 'org.notFound' });
  });

  it('are renamed without changing their address', async () => {
    const org = await makeOrg(services);
    await org.as('admin').org.update({ name: 'Another name' });
    expect(await org.as('viewer').org.get()).toMatchObject({
      name: 'Another name',
      slug: org.slug,
    });
  });
});

it('two people who found an organization of the same name at once both get one', async () => {
  const founders = await Promise.all([1, 2, 3].map(() => makeAccount(services)));
  const made = await Promise.all(
    founders.map((founder) => accountCaller(services, founder).orgs.create({ name: 'At once' })),
  );
  expect(new Set(made.map(({ slug }) => slug)).size).toBe(3);
});

describe('the list of members', () => {
  it('is searched letter by letter in names, addresses and usernames', async () => {
    const org = await makeOrg(services);
    const { viewer, editor } = org.users;
    const { user } = services.accounts.prisma;
    await user.update({ where: { id: viewer.id }, data: { name: '100% Vic' } });
    await user.update({ where: { id: editor.id }, data: { username: `ed_${Date.now()}` } });
    const found = async (search: string) =>
      (await org.as('viewer').members.list({ search })).items.map(({ role }) => role);
    expect(await found('00% v')).toEqual(['viewer']);
    expect(await found('%')).toEqual(['viewer']);
    expect(await found('ED_')).toEqual(['editor']);
    expect(await found(org.users.operator.email.toUpperCase())).toEqual(['operator']);
    expect(await found('nobody at all')).toEqual([]);
  });

  it('is filtered by role and paged without gaps or repeats', async () => {
    const org = await makeOrg(services);
    const { members } = org.as('viewer');
    const { items } = await members.list({ role: 'operator' });
    expect(items.map(({ userId }) => userId)).toEqual([org.users.operator.id]);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof members.list>> = await members.list({
        limit: 4,
        cursor,
      });
      seen.push(...page.items.map(({ userId }) => userId));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.sort()).toEqual(
      Object.values(org.users)
        .map(({ id }) => id)
        .sort(),
    );
  });
});

describe('the sessions of a member', () => {
  const signIn = (userId: string) =>
    services.accounts.prisma.session.create({
      data: { userId, token: newId(), expiresAt: new Date('2999-01-01') },
    });
  const sessionsOf = (userId: string) =>
    services.accounts.prisma.session.count({ where: { userId } });

  it('are all ended by an admin, and both logs say so', async () => {
    const org = await makeOrg(services);
    const { viewer, admin, editor } = org.users;
    await signIn(viewer.id);
    await signIn(editor.id);
    const before = await sessionsOf(viewer.id);
    const id = await memberId(org, 'viewer');
    expect(await org.as('admin').members.endSessions({ memberId: id })).toEqual({
      ended: before,
    });
    expect(await sessionsOf(viewer.id)).toBe(0);
    expect(await sessionsOf(editor.id)).toBeGreaterThan(0);
    const { items } = await org.as('admin').audit.list({ action: 'member.sessionsEnded' });
    expect(items).toEqual([
      expect.objectContaining({ resourceName: viewer.name, details: { sessions: before } }),
    ]);
    const events = await services.accounts.prisma.accountEvent.findMany({
      where: { userId: viewer.id, action: 'sessions.endedByAdmin' },
    });
    expect(events.map(({ details }) => details)).toEqual([
      { org: org.id, by: admin.id, sessions: before },
    ]);
  });

  it('are not ended by those who may not manage members, nor from another organization', async () => {
    const org = await makeOrg(services);
    const other = await makeOrg(services, 'Other');
    await signIn(org.users.viewer.id);
    const before = await sessionsOf(org.users.viewer.id);
    const id = await memberId(org, 'viewer');
    const attempts = {
      FORBIDDEN: refusal(org.as('editor').members.endSessions({ memberId: id })),
      NOT_FOUND: refusal(other.as('admin').members.endSessions({ memberId: id })),
    };
    for (const [code, attempt] of Object.entries(attempts)) {
      expect(await attempt).toMatchObject({ code });
    }
    const straight = await other.open(
      (scope) => scope.db.$queryRaw<{ ended: number }[]>`
        select end_member_sessions(${org.users.viewer.id}::uuid, null) as ended`,
    );
    expect(straight).toEqual([{ ended: 0 }]);
    expect(await sessionsOf(org.users.viewer.id)).toBe(before);
  });

  it('of somebody who can do more are left alone', async () => {
    const org = await makeOrg(services);
    await org.open((scope) =>
      scope.db.grant.createMany({
        data: { orgId: org.id, userId: org.users.editor.id, permission: 'members:manage' },
      }),
    );
    await signIn(org.users.admin.id);
    const id = await memberId(org, 'admin');
    const { members } = org.as('editor');
    expect(await refusal(members.endSessions({ memberId: id }))).toMatchObject({
      reason: 'members.holdsMore',
    });
    expect(await refusal(members.remove({ memberId: id }))).toMatchObject({
      reason: 'members.holdsMore',
    });
    expect(await sessionsOf(org.users.admin.id)).toBeGreaterThan(0);
  });
});
