import type { Scope } from '#server/core/scope.ts';
import { identityErrors } from './errors.ts';
import { removeMember } from './remove-member.ts';

/** Ends one's own membership. */
export async function leaveOrg(scope: Scope): Promise<void> {
  const { id: userId } = scope.actor;
  if (userId === null) throw identityErrors.memberNotFound();
  const own = await scope.db.member.findFirst({ where: { userId }, select: { id: true } });
  if (!own) throw identityErrors.memberNotFound();
  await removeMember(scope, own.id, 'member.left');
}
