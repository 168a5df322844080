import type { z } from 'zod';
import { holds, type Permission } from '#server/core/access.ts';
import { databaseNow } from '#server/core/clock.ts';
import { namesOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import { roleErrors } from './errors.ts';
import { explainAccess } from './explain-access.ts';
import { findMember } from './find-member.ts';
import { findRole } from './find-role.ts';
import { activeGrants } from './member-access.ts';
import { nameOfRole } from './name-of-role.ts';
import type { ExplainAccess, ListGrants } from './schema.ts';

/** Grants, newest first, of one member or of all; those that have ended are marked. */
export async function listGrants(scope: Scope, input: z.output<typeof ListGrants>) {
  const where = input.memberId ? { member: { id: input.memberId } } : {};
  if (input.memberId) await findMember(scope, input.memberId);
  const grants = await scope.db.grant.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 1000,
    select: {
      id: true,
      permission: true,
      expiresAt: true,
      givenById: true,
      createdAt: true,
      member: { select: { id: true, user: { select: { name: true } } } },
    },
  });
  const names = await namesOf(
    scope,
    grants.map(({ givenById }) => givenById),
  );
  const now = await databaseNow(scope.db);
  const items = grants.map(({ givenById, member, ...grant }) => ({
    ...grant,
    isActive: grant.expiresAt === null || grant.expiresAt > now,
    givenBy: names.get(givenById ?? '') ?? null,
    member: { id: member.id, name: member.user.name },
  }));
  return { items, nextCursor: null };
}

/** Why a member may do what: role and active grants, with who gave them. */
async function readReasons(scope: Scope, memberId: string) {
  const member = await findMember(scope, memberId);
  const role = (await findRole(scope, member.role)) ?? { role: member.role, permissions: null };
  const roleName = await nameOfRole(scope, member.role);
  const grants = await activeGrants(scope, member.userId);
  const names = await namesOf(
    scope,
    grants.map(({ givenById }) => givenById),
  );
  const named = grants.map(({ givenById, ...grant }) => ({
    ...grant,
    givenBy: names.get(givenById ?? '') ?? null,
  }));
  const reasonsFor = (permission: Permission) =>
    explainAccess(role, named, permission).map((reason) =>
      reason.by === 'role' ? { ...reason, name: roleName } : reason,
    );
  return { member: { ...member, roleName }, reasonsFor };
}

/** Whether a member may do something, and every reason why. @throws members.notFound, permissions.unknown */
export async function explainPermission(
  scope: Scope,
  { memberId, permission: key }: z.output<typeof ExplainAccess>,
  all: readonly Permission[],
) {
  const permission = all.find((one) => one.key === key);
  if (!permission) throw roleErrors.unknownPermission(key, 'permission');
  const { reasonsFor } = await readReasons(scope, memberId);
  const reasons = reasonsFor(permission);
  return { permission: key, isHeld: reasons.length > 0, reasons };
}

/** A member with everything there is to be allowed, and why it is; `isAbove` when one may not change them. */
export async function explainMember(scope: Scope, memberId: string, all: readonly Permission[]) {
  const { member, reasonsFor } = await readReasons(scope, memberId);
  const permissions = all.map((one) => ({ permission: one.key, reasons: reasonsFor(one) }));
  const isAbove = all.some((one) => reasonsFor(one).length > 0 && !holds(scope.access, one));
  return {
    member: { ...member, isYou: member.userId === scope.personId },
    isAbove,
    permissions,
  };
}
