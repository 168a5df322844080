import { roleDescriptions } from '#server/areas/organizations/schema.ts';
import {
  builtInRoles,
  mayGiveRole,
  type Permission,
  type RoleAccess,
  roleAllows,
} from '#server/core/access.ts';
import type { Scope } from '#server/core/scope.ts';
import { giverAccess } from './giver-access.ts';

/** The roles of the organization's own as people call them, by name. */
async function listOwnRoles(scope: Scope) {
  return await scope.db.role.findMany({
    orderBy: { name: 'asc' },
    select: { id: true, key: true, name: true, description: true, permissions: true },
  });
}

/** What pages need for naming and giving roles: keys one may give, and the organization's own roles. */
export async function readRoleChoices(scope: Scope, all: readonly Permission[]) {
  const own = await listOwnRoles(scope);
  const giver = await giverAccess(scope);
  const accesses: RoleAccess[] = [
    ...builtInRoles.map((role) => ({ role, permissions: null })),
    ...own.map(({ key, permissions }) => ({ role: key, permissions })),
  ];
  return {
    givableRoles: accesses
      .filter((access) => mayGiveRole(giver, access, all))
      .map(({ role }) => role),
    customRoles: own.map(({ key, name, description }) => ({ key, name, description })),
  };
}

/**
 * Built-in roles, then the organization's own, each with what it allows (`holds`, without wildcards) and
 * how many have it; `permissions` are all there are.
 */
export async function listRoles(scope: Scope, all: readonly Permission[]) {
  const [own, giver, members, invitations] = [
    await listOwnRoles(scope),
    await giverAccess(scope),
    await countByRole(scope, 'member'),
    await countByRole(scope, 'invitation'),
  ];
  const described = (access: RoleAccess) => ({
    key: access.role,
    holds: all.filter((one) => roleAllows(access, one)).map(({ key }) => key),
    members: members.get(access.role) ?? 0,
    openInvitations: invitations.get(access.role) ?? 0,
    isGivable: mayGiveRole(giver, access, all),
  });
  const items = [
    ...builtInRoles.map((role) => ({
      id: null,
      name: roleDescriptions[role].label,
      description: roleDescriptions[role].can,
      isBuiltIn: true,
      permissions: null,
      ...described({ role, permissions: null }),
    })),
    ...own.map(({ key, ...role }) => ({
      ...role,
      isBuiltIn: false,
      ...described({ role: key, permissions: role.permissions }),
    })),
  ];
  return { items, nextCursor: null, permissions: all.map(({ key }) => key) };
}

async function countByRole(
  scope: Scope,
  table: 'member' | 'invitation',
): Promise<ReadonlyMap<string, number>> {
  const rows =
    table === 'member'
      ? await scope.db.$queryRaw<{ role: string; count: number }[]>`
          select role, count(*)::int as count from member group by role`
      : await scope.db.$queryRaw<{ role: string; count: number }[]>`
          select role, count(*)::int as count from invitation
          where accepted_at is null and revoked_at is null and expires_at > clock_timestamp()
          group by role`;
  return new Map(rows.map(({ role, count }) => [role, count]));
}
