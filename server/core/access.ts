/** The roles every organization has. Custom roles and grants come on top of them. */
export const builtInRoles = [
  'admin',
  'editor',
  'operator',
  'project_manager',
  'viewer',
  'stakeholder',
] as const;

export type BuiltInRole = (typeof builtInRoles)[number];

/** One thing a person may do: `prompts:write`, and the built-in roles that may do it. */
export type Permission = { readonly key: string; readonly roles: readonly BuiltInRole[] };

/**
 * What a role allows. `permissions` are the patterns of a role of the organization's own; null for a
 * built-in one, whose permissions name it.
 */
export type RoleAccess = { readonly role: string; readonly permissions: readonly string[] | null };

/** What somebody may do in an organization at this moment. */
export type Access = RoleAccess & {
  /** Patterns given to the person on top of the role. */
  readonly grants: readonly string[];
  /** Patterns that narrow all this down for an API token; null for a signed-in person. */
  readonly scopes: readonly string[] | null;
};

/** Roles that read everything but the audit log. */
export const readers: readonly BuiltInRole[] = ['editor', 'operator', 'project_manager', 'viewer'];
/** Roles that write prompts, scenarios and suites. */
export const authors: readonly BuiltInRole[] = ['editor'];
/** Roles that start and cancel runs. */
export const runners: readonly BuiltInRole[] = ['editor', 'operator', 'project_manager'];

/**
 * Declares the permissions of one resource. Admins hold every permission and are not named.
 * @example const can = permissions('prompts', { read: readers, write: authors });
 */
export function permissions<const Actions extends Record<string, readonly BuiltInRole[]>>(
  resource: string,
  actions: Actions,
): { readonly [Action in keyof Actions]: Permission } {
  return Object.fromEntries(
    Object.entries(actions).map(([action, roles]) => [
      action,
      { key: `${resource}:${action}`, roles },
    ]),
  ) as { [Action in keyof Actions]: Permission };
}

/** True when `pattern` (`prompts:write`, `prompts:*`, `*:read`, `*:*`) includes the permission `key`. */
export function covers(pattern: string, key: string): boolean {
  const [resource, action] = pattern.split(':');
  const [keyResource, keyAction] = key.split(':');
  return (resource === '*' || resource === keyResource) && (action === '*' || action === keyAction);
}

/** What a role of an organization's own allows without saying so: nobody works in a place unseen. */
const everybody = 'org:read';

/** True when a role allows `permission`. Unknown roles allow nothing. */
export function roleAllows({ role, permissions }: RoleAccess, permission: Permission): boolean {
  const { key } = permission;
  if (permissions) return key === everybody || permissions.some((one) => covers(one, key));
  return role === 'admin' || permission.roles.some((allowed) => allowed === role);
}

/** True when whoever has `access` may do `permission`. */
export function holds(access: Access, permission: Permission): boolean {
  const within = access.scopes?.some((scope) => covers(scope, permission.key)) ?? true;
  const granted = access.grants.some((pattern) => covers(pattern, permission.key));
  return within && (granted || roleAllows(access, permission));
}

/** True when whoever has `access` may give away `role`: nobody gives what they don’t hold. */
export function mayGiveRole(access: Access, role: RoleAccess, all: readonly Permission[]): boolean {
  return all.every((permission) => !roleAllows(role, permission) || holds(access, permission));
}

/** True when whoever has `access` may give away everything that `patterns` cover. */
export function mayGive(
  access: Access,
  patterns: readonly string[],
  all: readonly Permission[],
): boolean {
  return mayGiveRole(access, { role: '', permissions: patterns }, all);
}
