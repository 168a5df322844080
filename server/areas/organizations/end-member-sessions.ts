import { checkNotAbove } from '#server/areas/roles/index.ts';
import type { Permission } from '#server/core/access.ts';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { findMember } from './find-member.ts';

/**
 * Signs a member out everywhere: sessions belong to the person, not to one organization. Nobody does
 * this to somebody who can do more than they.
 */
export async function endMemberSessions(
  scope: Scope,
  memberId: string,
  all: readonly Permission[],
): Promise<{ ended: number }> {
  const member = await findMember(scope, { id: memberId });
  await checkNotAbove(scope, member, all);
  const [row] = await scope.db.$queryRaw<{ ended: number }[]>`
    select end_member_sessions(${member.userId}::uuid, ${scope.personId}::uuid) as ended`;
  const ended = row?.ended ?? 0;
  await audit(scope, 'member.sessionsEnded', {
    resource: { kind: 'member', id: member.id, name: member.user.name },
    details: { sessions: ended },
  });
  return { ended };
}
