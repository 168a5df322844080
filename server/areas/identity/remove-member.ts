import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { identityErrors } from './errors.ts';

/** Ends a membership; the very next request of that person finds no such organization. */
export async function removeMember(
  scope: Scope,
  memberId: string,
  action: 'member.removed' | 'member.left' = 'member.removed',
): Promise<void> {
  const member = await scope.db.member.findFirst({
    where: { id: memberId },
    include: { user: { select: { name: true } } },
  });
  if (!member) throw identityErrors.memberNotFound();
  await audit(scope, action, {
    resource: { kind: 'member', id: member.id, name: member.user.name },
    details: { role: member.role },
  });
  await scope.db.member.delete({ where: { orgId_id: { orgId: scope.org.id, id: member.id } } });
}
