import { checkNotAbove } from '#server/areas/roles/index.ts';
import type { Permission } from '#server/core/access.ts';
import type { Scope } from '#server/core/scope.ts';
import { endMembership } from './end-membership.ts';
import { findMember } from './find-member.ts';

/** Removes somebody from the organization, unless they can do more than who asks. */
export async function removeMember(
  scope: Scope,
  memberId: string,
  all: readonly Permission[],
): Promise<void> {
  const member = await findMember(scope, { id: memberId });
  await checkNotAbove(scope, member, all);
  await endMembership(scope, member, 'member.removed');
}
