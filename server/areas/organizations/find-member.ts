import type { Scope } from '#server/core/scope.ts';
import { organizationErrors } from './errors.ts';

/** A member with their name. */
export async function findMember(scope: Scope, where: { id: string } | { userId: string }) {
  const member = await scope.db.member.findFirst({
    where,
    include: { user: { select: { name: true } } },
  });
  if (!member) throw organizationErrors.memberNotFound();
  return member;
}
