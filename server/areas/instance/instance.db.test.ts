import { callTRPCProcedure } from '@trpc/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { orgRouter } from '#server/rpc/app-router.ts';
import { inventory } from '#server/rpc/inventory.ts';
import { type Account, accountCaller, makeAccount } from '#server/testing/account.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { makeSuite } from '#server/testing/runs/make-suite.ts';

const { services } = await openTestServices();
let root: Account;
let org: TestOrg;

beforeAll(async () => {
  root = await makeAccount(services, 'Root');
  org = await makeOrg(services);
});

const instance = (account: Account = root) => accountCaller(services, account).instance;

type Procedure = (input: unknown) => Promise<unknown>;

describe('for everybody but the instance administrator', () => {
  it.each(inventory().filter(({ path }) => path.startsWith('instance.')))(
    '$path does not exist, whatever is asked',
    async ({ path }) => {
      const router = instance(org.users.admin) as unknown as Record<string, Procedure>;
      const procedure = router[path.split('.')[1] ?? ''];
      if (!procedure) throw new Error(`There is no ${path}.`);
      const inputs = [
        { nonsense: true },
        {},
        { orgId: org.id, plan: 'PRO' },
        { userId: root.id, isActive: false },
      ];
      for (const input of inputs) {
        expect(await refusal(procedure(input))).toMatchObject({
          code: 'NOT_FOUND',
          reason: 'instance.notFound',
        });
      }
    },
  );
});

describe('organizations', () => {
  it('are listed with what they use, and nothing of what is in them', async () => {
    const canary = `canary${newId()}`;
    await org.as('editor').prompts.create({ name: canary, content: canary });
    const { suiteId } = await makeSuite(org);
    await org.as('editor').runs.start({ suiteId, idempotencyKey: newId() });
    const { items } = await instance().orgs({ search: org.slug });
    expect(items).toEqual([
      expect.objectContaining({
        id: org.id,
        slug: org.slug,
        plan: 'TRIAL',
        memberCount: 6,
        runsThisMonth: 1,
        lastActivityAt: expect.any(Date),
      }),
    ]);
    expect(JSON.stringify(items)).not.toContain(canary);
  });

  it('are searched letter by letter and paged without gaps or repeats', async () => {
    const names = ['Paged 100% a', 'Paged 100% b', 'Paged 100% c', 'Paged 1000 d', 'Paged 10_0 e'];
    for (const name of names) await accountCaller(services, root).orgs.create({ name });
    const found = async (search: string) =>
      (await instance().orgs({ search })).items.map(({ name }) => name);
    expect(await found('0%')).toEqual(['Paged 100% c', 'Paged 100% b', 'Paged 100% a']);
    expect(await found('10_0')).toEqual(['Paged 10_0 e']);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<ReturnType<typeof instance>['orgs']>> = await instance().orgs({
        search: 'paged',
        limit: 2,
        cursor,
      });
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([...names].reverse());
  });

  it('get a plan, which both logs keep, and are found by it', async () => {
    const other = await makeOrg(services, 'Planned');
    await instance().setPlan({ orgId: other.id, plan: 'PRO' });
    expect(await other.as('viewer').org.usage()).toMatchObject({ plan: 'PRO' });
    const { items } = await other.as('admin').audit.list({ action: 'plan.set' });
    expect(items).toEqual([
      expect.objectContaining({
        actorLabel: 'Instance administrator',
        ipAddress: null,
        details: { changes: [{ field: 'plan', before: 'TRIAL', after: 'PRO' }] },
      }),
    ]);
    const events = await services.accounts.prisma.accountEvent.findMany({
      where: { userId: root.id, action: 'plan.set' },
    });
    expect(events.map(({ details }) => details)).toContainEqual({
      orgId: other.id,
      changes: [{ field: 'plan', before: 'TRIAL', after: 'PRO' }],
    });
    const slugs = async (plan: 'TRIAL' | 'PRO') =>
      (await instance().orgs({ plan, limit: 200 })).items.map(({ slug }) => slug);
    expect(await slugs('PRO')).toEqual([other.slug]);
    expect(await slugs('TRIAL')).not.toContain(other.slug);
    expect(await refusal(instance().setPlan({ orgId: newId(), plan: 'PRO' }))).toMatchObject({
      reason: 'instance.orgNotFound',
    });
  });

  it('do not exist for the instance administrator who is no member', async () => {
    const ctx = {
      services,
      signedIn: { user: root, session: { id: newId() } },
      tokenHash: null,
      orgSlug: org.slug,
      requestId: newId(),
      ipAddress: null,
      userAgent: null,
    };
    const procedures = inventory().filter(({ scope }) => scope === 'org');
    expect(procedures.length).toBeGreaterThan(40);
    for (const { path, kind: type } of procedures) {
      // Not by a caller's names: `apply` means something else in them.
      const getRawInput = async () => ({});
      const call = { router: orgRouter, path, type, ctx, getRawInput, signal: undefined };
      expect(await refusal(callTRPCProcedure({ ...call, batchIndex: 0 })), path).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'org.notFound',
      });
    }
  });
});

describe('accounts', () => {
  it('are found by name and address, with their last sign-in', async () => {
    const ada = await makeAccount(services, 'Ada_%');
    await services.accounts.prisma.session.create({
      data: { userId: ada.id, token: newId(), expiresAt: new Date('2999-01-01') },
    });
    const { items } = await instance().users({ search: 'a_%' });
    expect(items).toEqual([
      expect.objectContaining({ id: ada.id, isActive: true, lastSignInAt: expect.any(Date) }),
    ]);
    expect((await instance().users({ search: ada.email })).items).toHaveLength(1);
  });

  it('that are shut end their sessions and memberships at once, and can be opened again', async () => {
    const { viewer } = org.users;
    const { session, accountEvent } = services.accounts.prisma;
    await session.create({
      data: { userId: viewer.id, token: newId(), expiresAt: new Date('2999-01-01') },
    });
    await instance().setActive({ userId: viewer.id, isActive: false });
    expect(await session.count({ where: { userId: viewer.id } })).toBe(0);
    expect(await refusal(org.as('viewer').org.get())).toMatchObject({ reason: 'org.notFound' });
    const shut = await instance().users({ state: 'shut' });
    expect(shut.items.map(({ id }) => id)).toEqual([viewer.id]);
    await instance().setActive({ userId: viewer.id, isActive: true });
    await expect(org.as('viewer').org.get()).resolves.toMatchObject({ slug: org.slug });
    const events = await accountEvent.findMany({
      where: { userId: viewer.id, action: { in: ['account.shut', 'account.opened'] } },
      orderBy: { createdAt: 'asc' },
    });
    expect(events.map(({ action, details }) => [action, details])).toEqual([
      ['account.shut', { by: root.id }],
      ['account.opened', { by: root.id }],
    ]);
  });

  it('never include one’s own among those one shuts', async () => {
    const attempt = instance().setActive({ userId: root.id, isActive: false });
    expect(await refusal(attempt)).toMatchObject({ reason: 'instance.notYourself' });
    const nobody = instance().setActive({ userId: newId(), isActive: false });
    expect(await refusal(nobody)).toMatchObject({ reason: 'instance.userNotFound' });
  });
});
