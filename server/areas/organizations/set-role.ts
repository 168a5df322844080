import type { z } from 'zod';
import { checkGivable, checkNotAbove } from '#server/areas/roles/index.ts';
import type { Permission } from '#server/core/access.ts';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { findMember } from './find-member.ts';
import type { SetRole } from './schema.ts';

/**
 * Gives a member another role, built in or of the organization's own. The database refuses to leave an
 * organization without an admin.
 * @throws members.notFound, roles.notFound, members.roleTooHigh, members.holdsMore, members.lastAdmin
 */
export async function setRole(
  scope: Scope,
  input: z.output<typeof SetRole>,
  all: readonly Permission[],
): Promise<void> {
  await checkGivable(scope, input.role, all);
  const member = await findMember(scope, { id: input.memberId });
  await checkNotAbove(scope, member, all);
  await scope.db.member.update({
    where: { orgId_id: { orgId: scope.org.id, id: member.id } },
    data: { role: input.role },
  });
  await audit(scope, 'member.roleChanged', {
    resource: { kind: 'member', id: member.id, name: member.user.name },
    change: { before: { role: member.role }, after: { role: input.role } },
  });
}
