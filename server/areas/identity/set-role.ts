import type { z } from 'zod';
import { mayGiveRole, type Permission } from '#server/core/access.ts';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { identityErrors } from './errors.ts';
import type { SetRole } from './schema.ts';

/** Changes what a member may do. The database refuses to leave an organization without an admin. */
export async function setRole(
  scope: Scope,
  input: z.output<typeof SetRole>,
  all: readonly Permission[],
): Promise<void> {
  if (!mayGiveRole(scope.access, { role: input.role, permissions: null }, all))
    throw identityErrors.mayNotGive();
  const member = await scope.db.member.findFirst({
    where: { id: input.memberId },
    include: { user: { select: { name: true } } },
  });
  if (!member) throw identityErrors.memberNotFound();
  await scope.db.member.update({
    where: { orgId_id: { orgId: scope.org.id, id: member.id } },
    data: { role: input.role },
  });
  await audit(scope, 'member.roleChanged', {
    resource: { kind: 'member', id: member.id, name: member.user.name },
    details: { from: member.role, to: input.role },
  });
}
