import { randomBytes } from 'node:crypto';
import { foundOrg } from '#server/areas/identity/found-org.ts';
import { type BuiltInRole, builtInRoles } from '#server/core/access.ts';
import { newId } from '#server/core/ids.ts';
import { openJobScope, type Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { createOrgCaller } from '#server/rpc/app-router.ts';

export type OrgCaller = ReturnType<typeof createOrgCaller>;

export type TestOrg = {
  id: string;
  slug: string;
  /** One member for each built-in role. */
  users: Record<BuiltInRole, { id: string; name: string; email: string }>;
  /** The organization's API as its member with this role. */
  as(role: BuiltInRole): OrgCaller;
  /** A unit of work as the organization's admin, for verbs called without the API. */
  open<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
};

/**
 * An organization with one member for each built-in role, in a database of `testDatabase`.
 * @example
 * const org = await makeOrg(services);
 * await org.as('viewer').variables.list({});
 */
export async function makeOrg(services: Services, name = 'Acme'): Promise<TestOrg> {
  const suffix = randomBytes(6).toString('hex');
  const entries = builtInRoles.map((role) => {
    const person = { id: newId(), name: `${name} ${role}`, email: `${role}.${suffix}@test.local` };
    return [role, person] as const;
  });
  const users = Object.fromEntries(entries) as TestOrg['users'];
  const { admin } = users;
  const actorOf = ({ id, name: label }: { id: string; name: string }) =>
    ({ kind: 'user', id, label, ipAddress: null, userAgent: null }) as const;
  const org = await services.accounts.prisma.$transaction(async (db) => {
    await db.user.createMany({ data: Object.values(users) });
    const founded = await foundOrg(
      { db, user: admin, actor: actorOf(admin) },
      { name: `${name} ${suffix}` },
    );
    const others = builtInRoles.filter((role) => role !== 'admin');
    await db.member.createMany({
      data: others.map((role) => ({ orgId: founded.id, userId: users[role].id, role })),
    });
    return founded;
  });
  return {
    id: org.id,
    slug: org.slug,
    users,
    as: (role) =>
      createOrgCaller({
        services,
        signedIn: { user: users[role], session: { id: newId() } },
        tokenHash: null,
        orgSlug: org.slug,
        requestId: newId(),
        ipAddress: null,
        userAgent: null,
      }),
    open: (work) =>
      openJobScope(services.app, { orgId: org.id, actor: actorOf(admin) }, (scope) => work(scope)),
  };
}
