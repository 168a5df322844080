import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTokenScope } from '#server/core/scope.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { withClient } from '#server/postgres/with-client.ts';
import type { OpenServices } from '#server/start/services.ts';
import { testDatabase } from '#server/testing/database.ts';
import { makeOrg, type OrgCaller, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { testServices } from '#server/testing/services.ts';
import { hashToken } from './new-token.ts';

let db: Database;
let services: OpenServices;
let org: TestOrg;

beforeAll(async () => {
  db = await testDatabase();
  services = await testServices(db);
});
beforeEach(async () => {
  org = await makeOrg(services);
});
afterAll(async () => {
  await services.close();
  await db.stop();
});

const dayMs = 24 * 60 * 60_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs);
const make = (scopes: string[], by: OrgCaller = org.as('admin')) =>
  by.tokens.create({ name: 'CI', scopes, expiresAt: inDays(30) });
const tokenOf = async (id: string) =>
  (await org.as('admin').tokens.list({})).items.find((token) => token.id === id) ??
  expect.fail('It is not in the list.');

describe('API tokens', () => {
  it('are shown once and listed without what they are', async () => {
    const { id, token, lastFour } = await make(['prompts:*']);
    expect(token).toMatch(/^asy_acme[0-9a-f]{4}_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}$/);
    expect(lastFour).toBe(token.slice(-4));
    expect(await tokenOf(id)).toMatchObject({
      name: 'CI',
      lastFour,
      scopes: ['prompts:*'],
      state: 'active',
      createdBy: org.users.admin.name,
      lastUsedAt: null,
      lastUsedIp: null,
    });
    const seen = [await org.as('admin').tokens.list({}), await org.as('admin').audit.list({})];
    const rows = await org.open(
      (scope) => scope.db.$queryRaw<unknown[]>`
      select t::text from api_token t`,
    );
    for (const text of [JSON.stringify(seen), JSON.stringify(rows)])
      expect(text).not.toContain(token.slice(12, 40));
  });

  it('do what their scopes say', async () => {
    const { token } = await make(['prompts:*', 'org:read']);
    const api = org.withToken(token);
    await api.prompts.create({ name: 'P', content: 'x' });
    expect((await api.org.get()).permissions.toSorted()).toEqual(
      services.permissions
        .map(({ key }) => key)
        .filter((key) => key === 'org:read' || key.startsWith('prompts:'))
        .toSorted(),
    );
    const refused = await refusal(api.suites.list({}));
    expect(refused).toMatchObject({ code: 'FORBIDDEN', reason: 'access.missing' });
    expect(refused.message).toMatch(/This token can’t be used for suites:read/);
  });

  it('never do more than their maker may at the moment', async () => {
    const maker = await org.add('admin');
    const { token } = await make(['*:*'], maker.api);
    const api = org.withToken(token);
    await api.audit.list({});
    const { memberId } = maker;
    await org.as('admin').members.setRole({ memberId, role: 'viewer' });
    expect((await refusal(api.audit.list({}))).reason).toBe('access.missing');
    await api.prompts.list({});
  });

  it('can be made only with what the maker holds, for a year at most', async () => {
    await org.as('admin').roles.create({ name: 'Builder', permissions: ['tokens:*', 'runs:*'] });
    const { api } = await org.add('builder');
    for (const scopes of [['*:*'], ['*:read'], ['runs:read', 'audit:read']])
      expect(await refusal(make(scopes, api))).toMatchObject({
        reason: 'permissions.notHeld',
        fields: ['scopes'],
      });
    expect((await refusal(make(['runs:fly'], api))).reason).toBe('permissions.unknown');
    await make(['runs:*'], api);
    for (const days of [-1, 0, 367])
      expect(
        await refusal(
          api.tokens.create({ name: 'CI', scopes: ['runs:*'], expiresAt: inDays(days) }),
        ),
      ).toMatchObject({ reason: 'tokens.expiry', fields: ['expiresAt'] });
    await api.tokens.create({ name: 'CI', scopes: ['runs:*'], expiresAt: inDays(365) });
  });

  it('hand no access on, whatever their scopes', async () => {
    const { token } = await make(['*:*']);
    const api = org.withToken(token);
    const { memberId } = await org.add('viewer');
    const role = await org.as('admin').roles.create({ name: 'Own', permissions: ['runs:read'] });
    const attempts: Record<string, () => Promise<unknown>> = {
      token: () => make(['runs:read'], api),
      grant: () => api.grants.create({ memberId, permission: 'runs:read' }),
      role: () => api.roles.create({ name: 'More', permissions: ['runs:read'] }),
      'role change': () =>
        api.roles.update({ id: role.id, name: 'Own', permissions: ['runs:read'] }),
      'role removal': () => api.roles.delete({ id: role.id }),
      'member’s role': () => api.members.setRole({ memberId, role: 'viewer' }),
      invitation: () => api.invitations.create({ email: 'x@test.local', role: 'viewer' }),
      leaving: () => api.members.leave(),
    };
    for (const [what, attempt] of Object.entries(attempts)) {
      const { code, reason } = await refusal(attempt());
      expect({ code, reason }, what).toEqual({ code: 'FORBIDDEN', reason: 'access.personNeeded' });
    }
  });

  it('are known by who made them and by their name in the audit log', async () => {
    const { id, token } = await make(['prompts:*']);
    const { id: promptId } = await org
      .withToken(token, '192.0.2.1')
      .prompts.create({ name: 'P', content: 'x' });
    const { items } = await org.as('admin').audit.list({ action: 'prompt.created' });
    expect(items).toMatchObject([
      { actorKind: 'token', actorId: id, actorLabel: 'CI', ipAddress: '192.0.2.1' },
    ]);
    const prompt = await org.as('admin').prompts.get({ id: promptId });
    expect(JSON.stringify(prompt)).toContain(org.users.admin.id);
  });

  it('end when they expire, are revoked or their maker leaves, for good', async () => {
    const maker = await org.add('admin');
    const api = org.as('admin');
    const [expired, revoked, orphaned, shut] = [
      await make(['*:*']),
      await make(['*:*']),
      await make(['*:*'], maker.api),
      await make(['*:*'], maker.api),
    ];
    for (const { token } of [expired, revoked, orphaned, shut])
      await org.withToken(token).org.get();
    await services.accounts.prisma.user.update({
      where: { id: maker.user.id },
      data: { isActive: false },
    });
    const whileShut = await refusal(org.withToken(shut.token).org.get());
    await services.accounts.prisma.user.update({
      where: { id: maker.user.id },
      data: { isActive: true },
    });
    await org.withToken(shut.token).org.get();

    await withEnded(expired.id);
    await api.tokens.revoke({ id: revoked.id });
    await api.members.remove({ memberId: maker.memberId });
    const back = { orgId: org.id, userId: maker.user.id, role: 'admin' };
    await services.accounts.prisma.member.createMany({ data: back });
    const other = await makeOrg(services, 'Other');
    const living = await make(['*:*']);
    const answers = [
      whileShut,
      await refusal(org.withToken(expired.token).org.get()),
      await refusal(org.withToken(revoked.token).org.get()),
      await refusal(org.withToken(orphaned.token).org.get()),
      await refusal(org.withToken('asy_acme_nonsense').org.get()),
      await refusal(other.withToken(living.token).org.get()),
    ];
    expect(answers[0]).toMatchObject({ code: 'UNAUTHORIZED', reason: 'tokens.invalid' });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await tokenOf(expired.id)).state).toBe('expired');
    expect((await tokenOf(revoked.id)).state).toBe('revoked');
    expect((await tokenOf(orphaned.id)).state).toBe('revoked');
    expect((await refusal(api.tokens.revoke({ id: revoked.id }))).reason).toBe('tokens.revoked');
    const foreign = other.as('admin').tokens.revoke({ id: living.id });
    expect((await refusal(foreign)).reason).toBe('tokens.notFound');
  });

  it('can’t be changed by the application once they are made', async () => {
    const { id } = await make(['prompts:read']);
    const change = org.open((scope) =>
      scope.db.apiToken.updateMany({ where: { id }, data: { scopes: ['*:*'] } }),
    );
    await expect(change).rejects.toThrow(/permission denied|access/i);
  });

  /** Makes a token look as if its time had come, which the application itself can’t. */
  async function withEnded(id: string) {
    await withClient(db.config('owner'), async (client) => {
      await client.query('begin');
      await client.query(`select set_config('app.org_id', $1, true)`, [org.id]);
      await client.query(
        `update api_token set expires_at = clock_timestamp() - interval '1 second' where id = $1`,
        [id],
      );
      await client.query('commit');
    });
  }
});

describe('the use of a token', () => {
  const uses = async (id: string) => {
    const { items } = await org.as('admin').audit.list({ action: 'token.used', actorId: id });
    return items.map(({ ipAddress }) => ipAddress).toSorted();
  };

  it('is noted with time and address, and audited once a day for each address', async () => {
    const { id, token } = await make(['prompts:read']);
    const [home, away] = ['192.0.2.1', '198.51.100.7'];
    for (const from of [home, home, away, home, away])
      await org.withToken(token, from).prompts.list({});
    expect(await uses(id)).toEqual([home, away]);
    const { lastUsedAt, lastUsedIp } = await tokenOf(id);
    expect(lastUsedAt).toBeInstanceOf(Date);
    expect(lastUsedIp).toBe(away);
  });

  it('is noted even when the request is refused', async () => {
    const { id, token } = await make(['prompts:read']);
    const refused = org.withToken(token, '192.0.2.9').suites.list({});
    expect((await refusal(refused)).reason).toBe('access.missing');
    expect(await uses(id)).toEqual(['192.0.2.9']);
  });

  it('is one event even when two processes see it at once', async () => {
    const { id, token } = await make(['prompts:read']);
    const second = await testServices(db);
    try {
      const who = { orgSlug: org.slug, tokenHash: hashToken(token), userAgent: null };
      const twin = { ...who, ipAddress: '192.0.2.1' };
      await Promise.all([
        ...Array.from({ length: 5 }, () => org.withToken(token, '192.0.2.1').prompts.list({})),
        ...Array.from({ length: 5 }, () => openTokenScope(second.app, twin, async () => null)),
      ]);
    } finally {
      await second.close();
    }
    expect(await uses(id)).toEqual(['192.0.2.1']);
  });
});
