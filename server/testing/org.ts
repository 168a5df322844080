import { createHash, randomBytes } from 'node:crypto';
import { callTRPCProcedure } from '@trpc/server';
import { foundOrg } from '#server/areas/organizations/found-org.ts';
import { type BuiltInRole, builtInRoles } from '#server/core/access.ts';
import { newId } from '#server/core/ids.ts';
import { openJobScope, type Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { createOrgCaller, orgRouter } from '#server/rpc/app-router.ts';

export type OrgCaller = ReturnType<typeof createOrgCaller>;

type Person = { id: string; name: string; email: string };

export type TestMember = { memberId: string; user: Person; api: OrgCaller };

export type TestOrg = {
  id: string;
  slug: string;
  /** One member for each built-in role. */
  users: Record<BuiltInRole, Person>;
  /** The organization's API as its member with this role. */
  as(role: BuiltInRole): OrgCaller;
  /** Calls by path what JavaScript keeps a function's name from: `import.apply`. */
  call(role: BuiltInRole, path: string, input: unknown): Promise<unknown>;
  /** Another member, with any role there is. */
  add(role: string): Promise<TestMember>;
  /** The organization's API as a program that presents this token. */
  withToken(token: string, ipAddress?: string): OrgCaller;
  /** A unit of work as the organization's admin, for verbs called without the API. */
  open<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
};

/** A session with the id of its user, as good as one from signing in. */
function sessionOf({ id }: Person) {
  return { id, userId: id, token: id, expiresAt: new Date(Date.now() + 60 * 60_000) };
}

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
    await db.session.createMany({ data: Object.values(users).map(sessionOf) });
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
  const nobody = {
    services,
    signedIn: null,
    tokenHash: null,
    orgSlug: org.slug,
    requestId: newId(),
    ipAddress: null,
    userAgent: null,
  };
  const callerOf = (user: Person) =>
    createOrgCaller({ ...nobody, signedIn: { user, session: { id: user.id } } });
  return {
    id: org.id,
    slug: org.slug,
    users,
    as: (role) => callerOf(users[role]),
    call: (role, path, input) =>
      callTRPCProcedure({
        router: orgRouter,
        path,
        type: 'mutation',
        ctx: { ...nobody, signedIn: { user: users[role], session: { id: users[role].id } } },
        getRawInput: async () => input,
        signal: undefined,
        batchIndex: 0,
      }),
    add: async (role) => {
      const [id, memberId] = [newId(), newId()];
      const user = { id, name: `${name} ${role}`, email: `${id}@test.local` };
      await services.accounts.prisma.$transaction(async (db) => {
        await db.user.createMany({ data: user });
        await db.session.createMany({ data: sessionOf(user) });
        await db.member.createMany({ data: { id: memberId, orgId: org.id, userId: id, role } });
      });
      return { memberId, user, api: callerOf(user) };
    },
    withToken: (token, ipAddress) => {
      const tokenHash = createHash('sha256').update(token).digest();
      return createOrgCaller({ ...nobody, tokenHash, ipAddress: ipAddress ?? null });
    },
    open: (work) =>
      openJobScope(services.app, { orgId: org.id, actor: actorOf(admin) }, (scope) => work(scope)),
  };
}
