import { mayGive, type Permission } from '#server/core/access.ts';
import { audit } from '#server/core/audit.ts';
import { needPerson } from '#server/core/need-person.ts';
import type { Scope } from '#server/core/scope.ts';
import { roleErrors } from './errors.ts';
import { lockRole } from './lock-role.ts';

/** Deletes a role nobody has. @throws roles.notFound, roles.tooHigh, roles.inUse with how many have it */
export async function deleteRole(
  scope: Scope,
  id: string,
  all: readonly Permission[],
): Promise<void> {
  needPerson(scope);
  const role = await lockRole(scope, id);
  if (!mayGive(scope.access, role.permissions, all)) throw roleErrors.rolesHigher();
  // One statement sees both at one moment: an invitation is open, or its guest is a member already.
  const [use] = await scope.db.$queryRaw<{ members: number; invitations: number }[]>`
    select
      (select count(*)::int from member where role = ${role.key}) as members,
      (select count(*)::int from invitation
        where role = ${role.key} and accepted_at is null and revoked_at is null
          and expires_at > clock_timestamp()) as invitations`;
  const { members = 0, invitations = 0 } = use ?? {};
  if (members + invitations > 0) throw roleErrors.inUse(members, invitations);
  await scope.db.role.delete({ where: { orgId_id: { orgId: scope.org.id, id } } });
  await audit(scope, 'role.deleted', {
    resource: { kind: 'role', id, name: role.name },
    details: { key: role.key, permissions: role.permissions },
  });
}
