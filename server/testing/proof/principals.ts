import { createHash, randomBytes } from 'node:crypto';
import { type Access, holds, type Permission } from '#server/core/access.ts';
import type { OpenServices } from '#server/start/services.ts';
import { makeAccount } from '../account.ts';
import type { TestServer } from '../http-server.ts';
import type { TestOrg } from '../org.ts';
import type { Credentials } from './call.ts';

/** Somebody who asks, and what becomes of it in the organization that is asked. */
export type Principal = {
  name: string;
  credentials: Credentials;
  /** What they may do there; null when they get no further than the door. */
  access: Access | null;
  /** The status at the door. */
  atTheDoor: 401 | 404;
  /** Whether they are signed in, so that what is their own is open to them. */
  hasSession: boolean;
};

const nobody = { access: null, atTheDoor: 401, hasSession: false } as const;
const outsider = { access: null, atTheDoor: 404, hasSession: true } as const;

function member(role: string, scopes: string[] | null = null) {
  const access = { role, permissions: null, grants: [], scopes };
  return { access, atTheDoor: 401, hasSession: scopes === null } as const;
}

/** Everybody who could ask `org` for something; `other` is the organization whose things are at stake. */
export async function makePrincipals(
  services: OpenServices,
  server: TestServer,
  { org, other }: { org: TestOrg; other: TestOrg },
): Promise<Principal[]> {
  const cookieOf = async (userId: string) => ({ cookie: (await server.signIn(userId)).cookie });
  const as = (role: keyof TestOrg['users']) => cookieOf(org.users[role].id);
  const { session } = services.accounts.prisma;

  const expired = await server.signIn(org.users.admin.id);
  const past = new Date('2020-01-01');
  await session.update({ where: { id: expired.sessionId }, data: { expiresAt: past } });
  const ended = await server.signIn(org.users.admin.id);
  await session.delete({ where: { id: ended.sessionId } });

  return [
    { name: 'a visitor', credentials: {}, ...nobody },
    { name: 'a junk cookie', credentials: { cookie: 'assay.session=junk.junk' }, ...nobody },
    { name: 'an expired session', credentials: { cookie: expired.cookie }, ...nobody },
    { name: 'an ended session', credentials: { cookie: ended.cookie }, ...nobody },
    {
      name: 'a removed member',
      credentials: await removedMember(services, server, org),
      ...outsider,
    },
    {
      name: 'somebody without an organization',
      credentials: await cookieOf((await makeAccount(services)).id),
      ...outsider,
    },
    {
      name: 'a member of the other organization',
      credentials: await cookieOf(other.users.admin.id),
      ...outsider,
    },
    { name: 'a viewer', credentials: await as('viewer'), ...member('viewer') },
    { name: 'an editor', credentials: await as('editor'), ...member('editor') },
    { name: 'a stakeholder', credentials: await as('stakeholder'), ...member('stakeholder') },
    { name: 'an admin', credentials: await as('admin'), ...member('admin') },
    { name: 'a token of the other organization', credentials: await token(other, {}), ...nobody },
    {
      name: 'a token of too small a scope',
      credentials: await token(org, { scopes: ['org:read'] }),
      ...member('admin', ['org:read']),
    },
    { name: 'a revoked token', credentials: await token(org, { revokedAt: past }), ...nobody },
    { name: 'an expired token', credentials: await token(org, { expiresAt: past }), ...nobody },
  ];
}

async function removedMember(services: OpenServices, server: TestServer, org: TestOrg) {
  const { id } = await makeAccount(services, 'Removed');
  const { member } = services.accounts.prisma;
  await member.createMany({ data: { orgId: org.id, userId: id, role: 'admin' } });
  const { cookie } = await server.signIn(id);
  await member.deleteMany({ where: { orgId: org.id, userId: id } });
  return { cookie };
}

async function token(
  org: TestOrg,
  changes: { scopes?: string[]; expiresAt?: Date; revokedAt?: Date },
): Promise<Credentials> {
  const text = `asy_test_${randomBytes(32).toString('base64url')}`;
  await org.open((scope) =>
    scope.db.apiToken.createMany({
      data: {
        name: 'Proof',
        tokenHash: Uint8Array.from(createHash('sha256').update(text).digest()),
        lastFour: text.slice(-4),
        scopes: ['*:*'],
        expiresAt: new Date(Date.now() + 60 * 60_000),
        createdById: org.users.admin.id,
        ...changes,
      },
    }),
  );
  return { authorization: `Bearer ${text}` };
}

/** The status that a call which nobody may refuse for other reasons gets at the door. */
export function refusedWith(principal: Principal, permission: Permission | null): number | null {
  if (!principal.access) return principal.atTheDoor;
  return permission && !holds(principal.access, permission) ? 403 : null;
}
