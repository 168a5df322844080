import { needPerson } from '#server/core/need-person.ts';
import type { Scope } from '#server/core/scope.ts';
import { endMembership } from './end-membership.ts';
import { organizationErrors } from './errors.ts';
import { findMember } from './find-member.ts';

/** Ends one's own membership. */
export async function leaveOrg(scope: Scope): Promise<void> {
  needPerson(scope);
  const { id: userId } = scope.actor;
  if (userId === null) throw organizationErrors.memberNotFound();
  await endMembership(scope, await findMember(scope, { userId }), 'member.left');
}
