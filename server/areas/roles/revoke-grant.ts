import type { Permission } from '#server/core/access.ts';
import { audit } from '#server/core/audit.ts';
import { needPerson } from '#server/core/need-person.ts';
import type { Scope } from '#server/core/scope.ts';
import { roleErrors } from './errors.ts';
import { checkNotAbove } from './member-access.ts';

/** Takes a grant back; it counts no more with the very next request. @throws grants.notFound, members.holdsMore */
export async function revokeGrant(
  scope: Scope,
  id: string,
  all: readonly Permission[],
): Promise<void> {
  needPerson(scope);
  const grant = await scope.db.grant.findFirst({
    where: { id },
    include: { member: { include: { user: { select: { name: true } } } } },
  });
  if (!grant) throw roleErrors.grantNotFound();
  const { member, permission } = grant;
  await checkNotAbove(scope, member, all);
  await scope.db.grant.delete({ where: { orgId_id: { orgId: scope.org.id, id } } });
  await audit(scope, 'grant.revoked', {
    resource: { kind: 'member', id: member.id, name: member.user.name },
    details: { permission },
  });
}
