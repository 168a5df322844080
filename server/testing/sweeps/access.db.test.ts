import { callTRPCProcedure } from '@trpc/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BuiltInRole, builtInRoles, roleAllows } from '#server/core/access.ts';
import { newId } from '#server/core/ids.ts';
import { accountRouter, orgRouter } from '#server/rpc/app-router.ts';
import { inventory } from '#server/rpc/inventory.ts';
import { createCallerFactory, t } from '#server/rpc/trpc.ts';
import { makeAccount } from '#server/testing/account.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices();
let org: TestOrg;

beforeAll(async () => {
  org = await makeOrg(services);
});

/** Calls any procedure by its path, as anybody, with an input that no schema accepts. */
function call(
  path: string,
  scope: 'account' | 'org',
  user: { id: string; name: string; email: string } | null,
) {
  const router = scope === 'org' ? orgRouter : accountRouter;
  const procedure = Object.entries(router._def.procedures).find(([name]) => name === path)?.[1];
  if (!procedure) throw new Error(`There is no ${path}.`);
  return callTRPCProcedure({
    router,
    path,
    type: procedure._def.type,
    ctx: {
      services,
      signedIn: user && { user, session: { id: newId() } },
      tokenHash: null,
      orgSlug: scope === 'org' ? org.slug : null,
      requestId: newId(),
      ipAddress: null,
      userAgent: null,
    },
    getRawInput: async () => ({ nonsense: true }),
    signal: undefined,
    batchIndex: 0,
  });
}

const procedures = inventory();
const permissionOf = (path: string, permission: string) =>
  services.permissions.find(({ key }) => key === permission) ??
  expect.fail(`${path} asks for ${permission}, which no area declares.`);

describe('every procedure', () => {
  test('is in the inventory, and says who may call it', () => {
    const counted = [accountRouter, orgRouter].map(
      ({ _def }) => Object.keys(_def.procedures).length,
    );
    expect(procedures).toHaveLength(counted.reduce((sum, count) => sum + count, 0));
    for (const { permission, reason } of procedures) expect(permission ?? reason).toBeTruthy();
  });

  test('that writes names the audit event it leaves', () => {
    for (const { path, kind, audit, unaudited } of procedures) {
      if (kind !== 'mutation' || unaudited !== null) continue;
      expect(audit, path).toMatch(/^[a-zA-Z]+\.[a-zA-Z]+$/);
    }
  });

  test('that writes without one writes drafts, which are their writer’s own', () => {
    const unaudited = procedures.filter((one) => one.unaudited !== null);
    expect(unaudited.map(({ path }) => path)).toEqual(['drafts.save', 'drafts.discard']);
  });

  test('outside the public ones wants a session', async () => {
    for (const { path, scope } of procedures.filter(({ access }) => access !== 'public')) {
      expect(await refusal(call(path, scope, null)), path).toMatchObject({ code: 'UNAUTHORIZED' });
    }
  });

  test('of an organization does not exist for strangers', async () => {
    const stranger = await makeAccount(services, 'Stranger');
    for (const { path, scope } of procedures.filter((one) => one.scope === 'org')) {
      expect(await refusal(call(path, scope, stranger)), path).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'org.notFound',
      });
    }
  });

  test.each(builtInRoles.filter((role) => role !== 'admin'))(
    'asks a %s for its permission before anything else',
    async (role: BuiltInRole) => {
      for (const { path, scope, permission } of procedures) {
        if (
          permission === null ||
          roleAllows({ role, permissions: null }, permissionOf(path, permission))
        )
          continue;
        expect(await refusal(call(path, scope, org.users[role])), path).toMatchObject({
          code: 'FORBIDDEN',
          reason: 'access.missing',
        });
      }
    },
  );
});

test('a planted procedure without its permission check would be found', async () => {
  const hole = createCallerFactory(
    t.router({
      open: t.procedure
        .meta({ access: { kind: 'public', reason: 'hole' }, audit: null })
        .query(() => 'data'),
    }),
  )({
    services,
    signedIn: null,
    tokenHash: null,
    orgSlug: org.slug,
    requestId: '',
    ipAddress: null,
    userAgent: null,
  });
  await expect(refusal(hole.open())).rejects.toThrow('The call was not refused.');
});
