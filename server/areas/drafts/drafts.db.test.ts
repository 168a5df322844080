import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices();
let org: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
});

const saved = (name: string) => ({ draft: { name } });
const newKey = () => `scenario:new:${newId()}`;

describe('drafts', () => {
  it('come back as they were left, until they are thrown away', async () => {
    const { drafts } = org.as('editor');
    const key = `scenario:${newId()}`;
    expect(await drafts.get({ key })).toBeNull();
    const { updatedAt } = await drafts.save({ key, content: saved('Half'), baseVersion: 3 });
    expect(await drafts.get({ key })).toEqual({
      content: saved('Half'),
      baseVersion: 3,
      updatedAt,
    });
    await drafts.save({ key, content: saved('Whole'), baseVersion: 4, seen: updatedAt });
    expect(await drafts.get({ key })).toMatchObject({ content: saved('Whole'), baseVersion: 4 });
    await drafts.discard({ key });
    await drafts.discard({ key });
    expect(await drafts.get({ key })).toBeNull();
  });

  it('are their writer’s own: nobody else sees, changes or throws them away', async () => {
    const key = `scenario:${newId()}`;
    await org.as('editor').drafts.save({ key, content: saved('Mine'), baseVersion: null });
    const { drafts: theirs } = org.as('admin');
    expect(await theirs.get({ key })).toBeNull();
    expect(await theirs.newScenarios()).toEqual([]);
    await theirs.save({ key, content: saved('Theirs'), baseVersion: null, seen: null });
    await theirs.discard({ key });
    expect(await org.as('editor').drafts.get({ key })).toMatchObject({ content: saved('Mine') });
  });

  it('stay in their organization', async () => {
    const other = await makeOrg(services, 'Other');
    const key = newKey();
    await org.as('editor').drafts.save({ key, content: saved('CANARY'), baseVersion: null });
    const both = await other.add('editor');
    await org.open((scope) =>
      scope.db.member.createMany({ data: { userId: both.user.id, role: 'editor' } }),
    );
    expect(await both.api.drafts.newScenarios()).toEqual([]);
    expect(await other.as('editor').drafts.get({ key })).toBeNull();
  });

  it('refuse to overwrite what another tab wrote meanwhile', async () => {
    const { drafts } = org.as('editor');
    const key = newKey();
    const about = { key, baseVersion: null };
    const first = await drafts.save({ ...about, content: saved('one'), seen: null });
    const second = await drafts.save({ ...about, content: saved('two'), seen: first.updatedAt });
    for (const seen of [null, first.updatedAt]) {
      const stale = await refusal(drafts.save({ ...about, content: saved('stale'), seen }));
      expect(stale).toMatchObject({ code: 'CONFLICT', reason: 'drafts.changedElsewhere' });
    }
    expect(await drafts.get({ key })).toMatchObject({ content: saved('two') });
    expect(second.updatedAt.getTime()).toBeGreaterThan(first.updatedAt.getTime());
    await drafts.save({ ...about, content: saved('on purpose') });
    expect(await drafts.get({ key })).toMatchObject({ content: saved('on purpose') });
  });

  it('let one of several simultaneous saves win', async () => {
    const { drafts } = org.as('editor');
    const about = { key: newKey(), baseVersion: null };
    const { updatedAt: seen } = await drafts.save({ ...about, content: saved('start') });
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((name) => drafts.save({ ...about, content: saved(name), seen })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('of scenarios that were never saved are listed, the last touched first', async () => {
    const { drafts } = org.as('editor');
    const keys = [newKey(), newKey()];
    for (const [i, key] of keys.entries()) {
      await drafts.save({ key, content: saved(`Scenario ${i}`), baseVersion: null });
    }
    await drafts.save({ key: `scenario:${newId()}`, content: saved('Old'), baseVersion: 1 });
    expect(await drafts.newScenarios()).toMatchObject([
      { key: keys[1], title: 'Scenario 1' },
      { key: keys[0], title: 'Scenario 0' },
    ]);
  });

  it('are not given out after 90 days, and forgotten beyond the hundredth', async () => {
    const { drafts } = org.as('editor');
    const [old, recent] = [newKey(), newKey()];
    for (const key of [old, recent]) {
      await drafts.save({ key, content: saved(key), baseVersion: null });
    }
    const ages = { [old]: 91, [recent]: 89 };
    for (const [key, days] of Object.entries(ages)) {
      await org.open(
        (scope) => scope.db.$executeRaw`
          update draft set updated_at = now() - make_interval(days => ${days}) where key = ${key}`,
      );
    }
    expect(await drafts.get({ key: old })).toBeNull();
    expect(await drafts.get({ key: recent })).not.toBeNull();
    await drafts.save({ key: old, content: saved('anew'), baseVersion: null, seen: null });
    expect(await drafts.get({ key: old })).toMatchObject({ content: saved('anew') });
    const keys = async () =>
      (await org.open((scope) => scope.db.draft.findMany())).map(({ key }) => key);
    await org.open(
      (scope) => scope.db.$executeRaw`
        insert into draft (user_id, key, content, updated_at)
        select ${org.users.editor.id}::uuid, 'scenario:new:' || gen_random_uuid(), '{}', now()
        from generate_series(1, 120)`,
    );
    await drafts.save({ key: newKey(), content: saved('one more'), baseVersion: null });
    expect(await keys()).toHaveLength(100);
    expect(await keys()).not.toContain(recent);
  });

  it('go with the membership', async () => {
    const { memberId, api } = await org.add('editor');
    await api.drafts.save({ key: newKey(), content: saved('x'), baseVersion: null });
    await org.as('admin').members.remove({ memberId });
    expect(await org.open((scope) => scope.db.draft.count())).toBe(0);
  });

  it('are for people who may write scenarios', async () => {
    const key = newKey();
    const { drafts } = org.as('viewer');
    const calls = [
      drafts.get({ key }),
      drafts.newScenarios(),
      drafts.save({ key, content: {}, baseVersion: null }),
      drafts.discard({ key }),
    ];
    for (const { code } of await Promise.all(calls.map(refusal))) expect(code).toBe('FORBIDDEN');
  });

  it('are not for tokens', async () => {
    const expiresAt = new Date(Date.now() + 60 * 60_000);
    const admin = org.as('admin');
    const key = newKey();
    await admin.drafts.save({ key, content: saved('private'), baseVersion: null });
    const { token } = await admin.tokens.create({ name: 'CI', scopes: ['scenarios:*'], expiresAt });
    const { drafts } = org.withToken(token);
    const calls = [drafts.get({ key }), drafts.discard({ key })];
    for (const { reason } of await Promise.all(calls.map(refusal))) {
      expect(reason).toBe('access.personNeeded');
    }
  });

  it.each([
    ['key', { key: 'prompt:1', content: {}, baseVersion: null }],
    ['key', { key: `scenario:${newId()} `, content: {}, baseVersion: null }],
    ['content', { key: newKey(), content: { text: 'é'.repeat(450_001) }, baseVersion: null }],
    ['baseVersion', { key: newKey(), content: {}, baseVersion: 0 }],
  ])('refuse a %s that can’t be', async (field, input) => {
    const refused = await refusal(org.as('editor').drafts.save(input));
    expect(refused).toMatchObject({ code: 'BAD_REQUEST', fields: [field] });
  });

  it('leave nothing in the log', async () => {
    const key = newKey();
    const { drafts } = org.as('editor');
    await drafts.save({ key, content: saved('x'), baseVersion: null });
    await drafts.discard({ key });
    const { items } = await org.as('admin').audit.list({ limit: 50 });
    expect(items.filter(({ action }) => action.startsWith('draft'))).toEqual([]);
  });
});
