import { type Access, holds, type Permission } from '#server/core/access.ts';
import type { Scope } from '#server/core/scope.ts';
import { roleErrors } from './errors.ts';
import { findRole } from './find-role.ts';

type Member = { userId: string; role: string };

/** A member's grants that have not ended, by the database's clock, the oldest first. */
export async function activeGrants(scope: Scope, userId: string) {
  return await scope.db.$queryRaw<
    {
      id: string;
      permission: string;
      expiresAt: Date | null;
      givenById: string | null;
      createdAt: Date;
    }[]
  >`select id, permission, expires_at as "expiresAt", given_by_id as "givenById",
      created_at as "createdAt"
    from member_grant
    where user_id = ${userId}::uuid and (expires_at is null or expires_at > clock_timestamp())
    order by created_at, id`;
}

/**
 * Refuses to change or remove somebody who holds what the actor doesn't. Oneself is never above oneself.
 * @throws members.holdsMore
 */
export async function checkNotAbove(
  scope: Scope,
  member: Member,
  all: readonly Permission[],
): Promise<void> {
  const role = (await findRole(scope, member.role)) ?? { role: member.role, permissions: null };
  const grants = await activeGrants(scope, member.userId);
  const theirs: Access = { ...role, grants: grants.map((one) => one.permission), scopes: null };
  const isAbove = all.some((one) => holds(theirs, one) && !holds(scope.access, one));
  if (isAbove) throw roleErrors.memberHigher();
}
