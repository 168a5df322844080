import { beforeEach, describe, expect, it } from 'vitest';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices();
let org: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
});

const reviewer = { name: 'Reviewer', permissions: ['runs:read', 'prompts:*'] };
/** Somebody who manages members and roles, and otherwise only prompts. */
const lead = {
  name: 'Lead',
  permissions: ['members:*', 'roles:*', 'grants:*', 'invitations:*', 'prompts:*'],
};

async function roleOf(key: string, of = org) {
  const { items } = await of.as('viewer').roles.list();
  return items.find((role) => role.key === key) ?? expect.fail(`There is no role ${key}.`);
}

describe('roles', () => {
  it('are listed with all they allow, the built-in ones too', async () => {
    await org.as('admin').roles.create(reviewer);
    const { items, permissions } = await org.as('viewer').roles.list();
    expect(items.map(({ key }) => key).slice(-2)).toEqual(['stakeholder', 'reviewer']);
    expect(permissions).toEqual(services.permissions.map(({ key }) => key));
    const admin = await roleOf('admin');
    expect(admin).toMatchObject({ isBuiltIn: true, members: 1, id: null });
    expect(admin.holds).toEqual(permissions);
    expect((await roleOf('viewer')).holds).not.toContain('audit:read');
    const own = await roleOf('reviewer');
    expect(own).toMatchObject({ ...reviewer, isBuiltIn: false, members: 0, openInvitations: 0 });
    expect(own.holds.toSorted()).toEqual(
      [
        'org:read',
        'runs:read',
        ...permissions.filter((key) => key.startsWith('prompts:')),
      ].toSorted(),
    );
  });

  it('of one’s own are given to members, who hold exactly what they say', async () => {
    const { key } = await org.as('admin').roles.create(reviewer);
    const member = await org.add('viewer');
    await org.as('admin').members.setRole({ memberId: member.memberId, role: key });
    const seen = await member.api.org.get();
    expect(seen.role).toBe('reviewer');
    expect(seen.permissions).toEqual((await roleOf('reviewer')).holds);
    await member.api.prompts.create({ name: 'P', content: 'x' });
    const refused = await refusal(member.api.suites.list({}));
    expect(refused).toMatchObject({ code: 'FORBIDDEN', reason: 'access.missing' });
  });

  it('change for everybody who has them with the very next request', async () => {
    const { id } = await org.as('admin').roles.create(reviewer);
    const { api } = await org.add('reviewer');
    await api.prompts.list({});
    await org.as('admin').roles.update({ id, name: 'Watcher', permissions: ['runs:read'] });
    expect((await refusal(api.prompts.list({}))).reason).toBe('access.missing');
    expect(await roleOf('reviewer')).toMatchObject({
      name: 'Watcher',
      key: 'reviewer',
      members: 1,
    });
  });

  it('have names of their own', async () => {
    const api = org.as('admin').roles;
    const { id } = await api.create(reviewer);
    const other = await api.create({ name: 'Watcher', permissions: ['runs:read'] });
    for (const name of ['Admin', 'project_manager', 'Viewer'])
      expect(await refusal(api.create({ ...reviewer, name }))).toMatchObject({
        reason: 'roles.nameReserved',
        fields: ['name'],
      });
    const attempts = [
      api.create({ ...reviewer, name: 'REVIEWER' }),
      api.update({ ...reviewer, id: other.id, name: 'reviewer' }),
    ];
    for (const refused of await Promise.all(attempts.map(refusal)))
      expect(refused).toMatchObject({ reason: 'roles.nameTaken', fields: ['name'] });
    await api.update({ ...reviewer, id, name: 'REVIEWER' });
    const twin = await makeOrg(services, 'Other');
    expect((await twin.as('admin').roles.create(reviewer)).key).toBe('reviewer');
  });

  it('consist of permissions there are', async () => {
    const api = org.as('admin').roles;
    for (const permission of ['prompts:fly', 'nothing:*', '*:fly', 'prompt:read']) {
      const refused = await refusal(api.create({ name: 'Odd', permissions: [permission] }));
      expect(refused).toMatchObject({ reason: 'permissions.unknown', fields: ['permissions'] });
    }
    for (const permission of ['prompts', '', 'a:b:c', 'prompts:read ', 'pr%:read'])
      expect((await refusal(api.create({ name: 'Odd', permissions: [permission] }))).code).toBe(
        'BAD_REQUEST',
      );
    expect((await refusal(api.create({ name: 'Empty', permissions: [] }))).code).toBe(
      'BAD_REQUEST',
    );
  });

  it('hold nothing that who makes or changes them does not hold', async () => {
    await org.as('admin').roles.create(lead);
    const { api } = await org.add('lead');
    for (const permissions of [['*:*'], ['prompts:read', 'audit:read'], ['*:read']])
      expect(await refusal(api.roles.create({ name: 'More', permissions }))).toMatchObject({
        reason: 'permissions.notHeld',
        fields: ['permissions'],
      });
    const { id } = await api.roles.create({ name: 'Writer', permissions: ['prompts:*'] });
    const more = api.roles.update({ id, name: 'Writer', permissions: ['prompts:*', 'runs:read'] });
    expect((await refusal(more)).reason).toBe('permissions.notHeld');
    const above = await org
      .as('admin')
      .roles.create({ name: 'Auditor', permissions: ['audit:read'] });
    const lowered = api.roles.update({
      id: above.id,
      name: 'Auditor',
      permissions: ['prompts:read'],
    });
    expect((await refusal(lowered)).reason).toBe('roles.tooHigh');
    expect((await refusal(api.roles.delete({ id: above.id }))).reason).toBe('roles.tooHigh');
  });

  it('are never raised by those who have them', async () => {
    const { id } = await org.as('admin').roles.create(lead);
    const { api, memberId } = await org.add('lead');
    await org.as('admin').grants.create({ memberId, permission: 'runs:read' });
    const permissions = [...lead.permissions, 'runs:read'];
    expect(await refusal(api.roles.update({ ...lead, id, permissions }))).toMatchObject({
      reason: 'roles.own',
      fields: ['permissions'],
    });
    await api.roles.update({ ...lead, id, permissions: [...lead.permissions, 'prompts:read'] });
  });

  it('are deleted only when nobody has them or is invited to them', async () => {
    const api = org.as('admin');
    const { id, key } = await api.roles.create(reviewer);
    const member = await org.add(key);
    const invited = await api.invitations.create({ email: 'ada@test.local', role: key });
    expect(await refusal(api.roles.delete({ id }))).toMatchObject({
      reason: 'roles.inUse',
      message: '1 member and 1 open invitation have this role. Give them another one first.',
    });
    await api.members.setRole({ memberId: member.memberId, role: 'viewer' });
    const { message } = await refusal(api.roles.delete({ id }));
    expect(message).toBe('1 open invitation has this role. Give them another one first.');
    await api.invitations.revoke({ id: invited.id });
    await api.roles.delete({ id });
    expect((await refusal(api.roles.delete({ id }))).reason).toBe('roles.notFound');
    const set = api.members.setRole({ memberId: member.memberId, role: key });
    expect((await refusal(set)).code).toBe('NOT_FOUND');
    const again = await refusal(api.invitations.resend({ id: invited.id }));
    expect(again.code).toBe('NOT_FOUND');
  });

  it('given and deleted at the same moment never leave somebody with a role that is gone', async () => {
    const api = org.as('admin');
    for (let round = 0; round < 5; round += 1) {
      const { id, key } = await api.roles.create({ ...reviewer, name: `Reviewer ${round}` });
      const { memberId } = await org.add('viewer');
      const [given, deleted] = await Promise.allSettled([
        api.members.setRole({ memberId, role: key }),
        api.roles.delete({ id }),
      ]);
      expect([given.status, deleted.status].sort()).toEqual(['fulfilled', 'rejected']);
    }
  });

  it('are nobody’s business in another organization', async () => {
    const { id, key } = await org.as('admin').roles.create(reviewer);
    const other = await makeOrg(services, 'Other');
    const api = other.as('admin');
    expect((await api.roles.list()).items.map((role) => role.key)).not.toContain(key);
    const attempts = [
      api.roles.update({ id, ...reviewer }),
      api.roles.delete({ id }),
      api.invitations.create({ email: 'x@test.local', role: key }),
    ];
    for (const { code } of await Promise.all(attempts.map(refusal))) expect(code).toBe('NOT_FOUND');
  });
});

describe('nobody is put above, and nobody above is changed', () => {
  it('by somebody who manages members without holding everything', async () => {
    await org.as('admin').roles.create(lead);
    const { api, memberId: own } = await org.add('lead');
    const [admin, peer] = [await org.add('admin'), await org.add('lead')];
    const raise = (memberId: string, role: string) =>
      refusal(api.members.setRole({ memberId, role }));
    for (const role of ['admin', 'editor', 'viewer'])
      expect((await raise(own, role)).reason, role).toBe('members.roleTooHigh');
    expect((await raise(admin.memberId, 'lead')).reason).toBe('members.holdsMore');
    const removal = await refusal(api.members.remove({ memberId: admin.memberId }));
    expect(removal.reason).toBe('members.holdsMore');
    const invited = api.invitations.create({ email: 'x@test.local', role: 'admin' });
    expect((await refusal(invited)).reason).toBe('members.roleTooHigh');

    await org.as('admin').grants.create({ memberId: peer.memberId, permission: 'audit:read' });
    const raised = await refusal(api.members.remove({ memberId: peer.memberId }));
    expect(raised.reason).toBe('members.holdsMore');
    const { items } = await org.as('admin').grants.list({ memberId: peer.memberId });
    const revoked = await refusal(api.grants.revoke({ id: items[0]?.id ?? '' }));
    expect(revoked.reason).toBe('members.holdsMore');
    await org.as('admin').grants.revoke({ id: items[0]?.id ?? '' });
    await api.members.remove({ memberId: peer.memberId });
  });

  it('and the roles one may give are exactly those the API takes', async () => {
    await org.as('admin').roles.create(lead);
    await org.as('admin').roles.create({ name: 'Writer', permissions: ['prompts:*'] });
    const { api } = await org.add('lead');
    expect((await api.org.get()).givableRoles).toEqual(['lead', 'writer']);
    const { items } = await org.as('admin').roles.list();
    expect((await org.as('admin').org.get()).givableRoles).toEqual(items.map(({ key }) => key));
  });
});
