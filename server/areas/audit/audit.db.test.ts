import { beforeEach, describe, expect, it } from 'vitest';
import { jobActor } from '#server/core/actor.ts';
import { audit } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import { openJobScope } from '#server/core/scope.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { matching } from './matching.ts';
import type { AuditFilters } from './schema.ts';

const { db, services } = await openTestServices();
let org: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
});

describe('the audit log', () => {
  it('says who did what to which thing, newest first', async () => {
    const { id } = await org.as('editor').variables.create({ key: 'shop', value: 'secret-ish' });
    await org.as('admin').variables.delete({ id });
    const { items } = await org.as('admin').audit.list({});
    expect(items.map(({ action, actorLabel }) => [action, actorLabel])).toEqual([
      ['variable.deleted', org.users.admin.name],
      ['variable.created', org.users.editor.name],
      ['org.created', org.users.admin.name],
    ]);
    expect(items[1]).toMatchObject({
      actorKind: 'user',
      actorId: org.users.editor.id,
      resourceKind: 'variable',
      resourceId: id,
      resourceName: 'shop',
      outcome: 'success',
    });
  });

  it('keeps nothing of a write that was refused', async () => {
    const api = org.as('editor').variables;
    await api.create({ key: 'shop', value: '' });
    await refusal(api.create({ key: 'shop', value: '' }));
    const { items } = await org.as('admin').audit.list({ action: 'variable.created' });
    expect(items).toHaveLength(1);
  });

  it('is filtered by action, person, text, outcome and time', async () => {
    await org.as('editor').variables.create({ key: 'alpha', value: '' });
    await org.as('admin').variables.create({ key: 'beta', value: '' });
    await org.as('admin').suites.create({ name: 'Smoke' });
    const list = async (filter: Parameters<ReturnType<typeof org.as>['audit']['list']>[0]) =>
      (await org.as('admin').audit.list(filter)).items.map(({ resourceName }) => resourceName);
    expect(await list({ action: 'variable.' })).toEqual(['beta', 'alpha']);
    expect(await list({ actorId: org.users.editor.id })).toEqual(['alpha']);
    expect(await list({ search: 'SMOK' })).toEqual(['Smoke']);
    expect(await list({ outcome: 'failure' })).toEqual([]);
    const { items } = await org.as('admin').audit.list({ search: 'beta' });
    const at = items[0]?.createdAt ?? new Date(0);
    const after = new Date(at.getTime() + 1);
    expect(await list({ from: at, to: after, action: 'variable.' })).toContain('beta');
    expect(await list({ from: new Date('2999-01-01') })).toEqual([]);
    expect(await list({ to: new Date('2001-01-01') })).toEqual([]);
  });

  it('is searched by whole words and the beginning of the last; no sign has a meaning', async () => {
    await org.as('editor').variables.create({ key: 'delivery_days', value: '' });
    await org.as('editor').variables.create({ key: 'deliveryX', value: '' });
    const list = async (search: string) =>
      (await org.as('admin').audit.list({ search })).items.map(({ resourceName }) => resourceName);
    expect(await list('delivery_d')).toEqual(['delivery_days']);
    expect(await list('DELIV')).toEqual(['deliveryX', 'delivery_days']);
    expect(await list('variable created day')).toEqual(['delivery_days']);
    for (const nothing of ['elivery', '%', '_', "'", '& | ! :*', '\\', 'deliv days'])
      expect(await list(nothing), nothing).toEqual([]);
  });

  it('is filtered by who, on what and words together, page after page', async () => {
    const api = org.as('editor').variables;
    const { id } = await api.create({ key: 'shop', value: '0' });
    for (const baseVersion of [1, 2, 3, 4]) {
      await api.update({ id, baseVersion, key: 'shop', value: String(baseVersion) });
    }
    await org.as('admin').variables.update({ id, baseVersion: 5, key: 'shop', value: '5' });
    await api.create({ key: 'shop_other', value: '' });
    const { audit } = org.as('admin');
    const filters = {
      actorKind: 'user',
      actorId: org.users.editor.id,
      resourceKind: 'variable',
      resourceId: id,
      outcome: 'success',
      action: 'variable.upd',
      from: new Date(Date.now() - 3_600_000),
      to: new Date(Date.now() + 3_600_000),
    } as const;
    for (const search of [undefined, 'variable sho']) {
      const seen: unknown[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof audit.list>> = await audit.list({
          ...filters,
          ...(search && { search }),
          limit: 2,
          cursor,
        });
        seen.push(...page.items.map(({ details }) => details));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen, search).toMatchObject(
        ['4', '3', '2', '1'].map((after) => ({ changes: [{ field: 'value', after }] })),
      );
    }
  });

  it('finds what Assay itself did, and words in one’s own organization alone', async () => {
    const other = await makeOrg(services, 'Other');
    await other.as('editor').variables.create({ key: 'canary', value: '' });
    await openJobScope(services.app, { orgId: org.id, actor: jobActor('nightly') }, async (scope) =>
      audit(scope, 'note.written', { resource: { kind: 'note' } }),
    );
    const list = async (filter: Parameters<ReturnType<typeof org.as>['audit']['list']>[0]) =>
      (await org.as('admin').audit.list(filter)).items.map(({ action }) => action);
    expect(await list({ actorKind: 'job' })).toEqual(['note.written']);
    expect(await list({ actorKind: 'job', search: 'night' })).toEqual(['note.written']);
    expect(await list({ actorKind: 'token' })).toEqual([]);
    expect(await list({ search: 'canary' })).toEqual([]);
    expect(await list({ search: other.id })).toEqual([]);
    expect(await list({ search: 'org' })).toEqual(['org.created']);
    expect(await list({ search: org.id })).toEqual([]);
  });

  it('reads by indexes, whatever it is asked', async () => {
    await openJobScope(
      services.app,
      { orgId: org.id, actor: jobActor('fill') },
      async ({ db: tx }) => {
        const line = { actorKind: 'job', actorLabel: 'fill', action: 'a.b', resourceKind: 'x' };
        await tx.auditEvent.createMany({ data: Array.from({ length: 3_000 }, () => line) });
      },
    );
    const owner = db.config('owner');
    await withClient(owner, (client) => client.query('analyze audit_event'));
    const wheres: [AuditFilters, string][] = [
      [{}, 'pkey|created_at'],
      [{ actorId: newId() }, 'actor'],
      [{ actorKind: 'stranger' }, 'actor|pkey'],
      [{ resourceKind: 'prompt', resourceId: newId() }, 'resource'],
      [{ resourceKind: 'prompt' }, 'resource_kind'],
      [{ outcome: 'failure' }, 'created_at'],
    ];
    for (const [filters, index] of wheres) {
      const plan = await org.open(async ({ db: tx }) => {
        // So few rows are read faster without an index.
        for (const way of ['seqscan', 'bitmapscan', 'sort'])
          await tx.$executeRawUnsafe(`set local enable_${way} = off`);
        return await tx.$queryRaw<Record<string, string>[]>`
          explain select id from audit_event where ${matching(filters, null)}
          order by created_at desc, id desc limit 50`;
      });
      const text = plan.map((row) => row['QUERY PLAN']).join('\n');
      expect(text, JSON.stringify(filters)).toMatch(new RegExp(`Index.* using \\S*(${index})`));
    }
  });

  it('says whom it can be asked about', async () => {
    const { id } = await org.as('admin').tokens.create({
      name: 'CI',
      scopes: ['prompts:read'],
      expiresAt: new Date(Date.now() + 3_600_000),
    });
    await org.as('admin').tokens.revoke({ id });
    const { people, tokens } = await org.as('admin').audit.actors();
    expect(people).toContainEqual({ id: org.users.viewer.id, name: org.users.viewer.name });
    expect(tokens).toEqual([{ id, name: 'CI' }]);
  });

  it('shows what was changed, before and after, and nothing that may be secret', async () => {
    const { id } = await org.as('editor').variables.create({ key: 'shop', value: 'old' });
    await org
      .as('editor')
      .variables.update({ id, baseVersion: 1, key: 'shop', value: 'new', description: '' });
    const { items } = await org.as('admin').audit.list({ action: 'variable.updated' });
    expect(items).toMatchObject([
      { details: { changes: [{ field: 'value', before: 'old', after: 'new' }] } },
    ]);
  });

  it('tells each organization of a person’s sign-ins and sign-outs', async () => {
    const { viewer } = org.users;
    const { session } = services.accounts.prisma;
    const token = newId();
    const ipAddress = '192.0.2.7';
    const expiresAt = new Date('2999-01-01');
    await session.create({ data: { userId: viewer.id, token, expiresAt, ipAddress } });
    await session.deleteMany({ where: { token } });
    const { items } = await org.as('admin').audit.list({ action: 'session.' });
    expect(items).toMatchObject([
      { action: 'session.ended', actorId: viewer.id, actorLabel: viewer.name, ipAddress },
      { action: 'session.started', actorId: viewer.id, actorLabel: viewer.name, ipAddress },
    ]);
    const other = await makeOrg(services, 'Other');
    expect((await other.as('admin').audit.list({ action: 'session.' })).items).toEqual([]);
    expect(await org.as('admin').audit.verify()).toMatchObject({ isWhole: true });
  });

  it('is paged without gaps or repeats', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (const key of keys) await org.as('editor').variables.create({ key, value: '' });
    const { audit } = org.as('admin');
    const seen: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof audit.list>> = await audit.list({
        action: 'variable.created',
        limit: 3,
        cursor,
      });
      seen.push(...page.items.map(({ resourceName }) => resourceName));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([...keys].reverse());
  });

  it('is for admins alone, and shows no other organization', async () => {
    const other = await makeOrg(services, 'Other');
    await other.as('editor').variables.create({ key: 'CANARY', value: '' });
    const seen = JSON.stringify(await org.as('admin').audit.list({ limit: 200 }));
    expect(seen).not.toContain('CANARY');
    const roles = ['editor', 'operator', 'project_manager', 'viewer', 'stakeholder'] as const;
    const refused = roles.map((role) => refusal(org.as(role).audit.list({})));
    for (const { code } of await Promise.all(refused)) expect(code).toBe('FORBIDDEN');
  });

  it('can’t be changed or deleted by the application', async () => {
    const change = org.open((scope) => scope.db.auditEvent.updateMany({ data: { action: 'x' } }));
    await expect(change).rejects.toThrow(/permission denied|access/i);
    const removal = org.open((scope) => scope.db.auditEvent.deleteMany({}));
    await expect(removal).rejects.toThrow(/permission denied|access/i);
  });
});
