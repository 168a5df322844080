import { beforeEach, describe, expect, it } from 'vitest';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestMember, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices();
let org: TestOrg;
let member: TestMember;

beforeEach(async () => {
  org = await makeOrg(services);
  member = await org.add('stakeholder');
});

const inAnHour = () => new Date(Date.now() + 60 * 60_000);

/** Lets the database's clock pass a grant's end. */
async function letEnd(id: string) {
  await org.open(
    (scope) => scope.db.$executeRaw`
      update member_grant set expires_at = clock_timestamp() - interval '1 second'
      where id = ${id}::uuid`,
  );
}

describe('grants', () => {
  it('add to a role with the very next request, until they are revoked', async () => {
    const { memberId, api } = member;
    const { grants } = org.as('admin');
    expect((await refusal(api.prompts.list({}))).reason).toBe('access.missing');
    const { id } = await grants.create({ memberId, permission: 'prompts:*' });
    await api.prompts.create({ name: 'P', content: 'x' });
    expect((await api.org.get()).permissions).toContain('prompts:write');
    await grants.revoke({ id });
    expect((await refusal(api.prompts.list({}))).reason).toBe('access.missing');
    expect((await refusal(grants.revoke({ id }))).reason).toBe('grants.notFound');
  });

  it('end by the database’s clock, and can then be given anew', async () => {
    const { memberId, api } = member;
    const { grants } = org.as('admin');
    const given = { memberId, permission: 'prompts:read', expiresAt: inAnHour() };
    const { id } = await grants.create(given);
    await api.prompts.list({});
    expect((await refusal(grants.create(given))).reason).toBe('grants.taken');
    await letEnd(id);
    expect((await refusal(api.prompts.list({}))).reason).toBe('access.missing');
    expect((await grants.list({ memberId })).items).toMatchObject([{ id, isActive: false }]);
    await grants.create(given);
    expect((await grants.list({ memberId })).items).toMatchObject([
      { permission: 'prompts:read', isActive: true, givenBy: org.users.admin.name },
    ]);
  });

  it('need a future end, a member and a permission there is', async () => {
    const { grants } = org.as('admin');
    const { memberId } = member;
    const past = { memberId, permission: 'prompts:read', expiresAt: new Date(Date.now() - 1000) };
    expect(await refusal(grants.create(past))).toMatchObject({
      reason: 'grants.past',
      fields: ['expiresAt'],
    });
    expect(await refusal(grants.create({ memberId, permission: 'prompts:fly' }))).toMatchObject({
      reason: 'permissions.unknown',
      fields: ['permission'],
    });
    const other = await (await makeOrg(services, 'Other')).add('viewer');
    const foreign = grants.create({ memberId: other.memberId, permission: 'prompts:read' });
    expect((await refusal(foreign)).reason).toBe('members.notFound');
    expect((await refusal(grants.list({ memberId: other.memberId }))).reason).toBe(
      'members.notFound',
    );
  });

  it('give nothing that the giver does not hold for good, not even to the giver', async () => {
    const admin = org.as('admin');
    await admin.roles.create({ name: 'Lead', permissions: ['grants:*', 'prompts:*'] });
    const lead = await org.add('lead');
    const give = (memberId: string, permission: string) =>
      lead.api.grants.create({ memberId, permission });
    for (const memberId of [member.memberId, lead.memberId])
      for (const permission of ['audit:read', '*:read', '*:*', 'runs:execute']) {
        const refused = await refusal(give(memberId, permission));
        expect(refused.reason, permission).toBe('permissions.notHeld');
      }
    const temporary = { memberId: lead.memberId, permission: 'audit:read', expiresAt: inAnHour() };
    await admin.grants.create(temporary);
    await lead.api.audit.list({});
    expect((await refusal(give(member.memberId, 'audit:read'))).reason).toBe('permissions.notHeld');
    await give(member.memberId, 'prompts:*');
  });

  it('end with the membership', async () => {
    const { memberId, user } = member;
    const admin = org.as('admin');
    await admin.grants.create({ memberId, permission: 'audit:read' });
    await admin.members.remove({ memberId });
    await services.accounts.prisma.member.createMany({
      data: { orgId: org.id, userId: user.id, role: 'stakeholder' },
    });
    expect((await refusal(member.api.audit.list({}))).reason).toBe('access.missing');
    expect((await admin.grants.list({})).items).toEqual([]);
  });

  it('are audited with who gave what until when', async () => {
    const { memberId } = member;
    const admin = org.as('admin');
    const expiresAt = inAnHour();
    const { id } = await admin.grants.create({ memberId, permission: 'audit:read', expiresAt });
    await admin.grants.revoke({ id });
    const { items } = await admin.audit.list({ action: 'grant.' });
    expect(items).toMatchObject([
      { action: 'grant.revoked', details: { permission: 'audit:read' } },
      {
        action: 'grant.created',
        actorId: org.users.admin.id,
        resourceName: member.user.name,
        details: { permission: 'audit:read', expiresAt: expiresAt.toISOString() },
      },
    ]);
  });
});

describe('why somebody can do something', () => {
  it('is answered with the role and every grant', async () => {
    const { memberId } = member;
    const admin = org.as('admin');
    const expiresAt = inAnHour();
    await admin.grants.create({ memberId, permission: 'runs:*', expiresAt });
    const { grants } = org.as('viewer');
    expect(await grants.explain({ memberId, permission: 'runs:read' })).toMatchObject({
      isHeld: true,
      reasons: [
        { by: 'role', role: 'stakeholder', name: 'Stakeholder' },
        { by: 'grant', grant: { permission: 'runs:*', expiresAt, givenBy: org.users.admin.name } },
      ],
    });
    expect(await grants.explain({ memberId, permission: 'prompts:write' })).toEqual({
      permission: 'prompts:write',
      isHeld: false,
      reasons: [],
    });
    const unknown = await refusal(grants.explain({ memberId, permission: 'prompts:*' }));
    expect(unknown.reason).toBe('permissions.unknown');
  });

  it('agrees with what the API lets them do', async () => {
    const admin = org.as('admin');
    await admin.roles.create({ name: 'Writer', permissions: ['prompts:*'] });
    const writer = await org.add('writer');
    const given = { memberId: writer.memberId, expiresAt: inAnHour() };
    await admin.grants.create({ ...given, permission: 'audit:read' });
    const ended = await admin.grants.create({ ...given, permission: 'suites:*' });
    await letEnd(ended.id);
    for (const { api, memberId } of [writer, member]) {
      const { permissions } = await admin.grants.explainAll({ memberId });
      const held = permissions.filter(({ reasons }) => reasons.length > 0);
      expect(held.map(({ permission }) => permission)).toEqual((await api.org.get()).permissions);
    }
  });
});
