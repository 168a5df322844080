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

/** True when `role` holds `permission`. Unknown roles hold nothing. */
export function holds(role: string, permission: Permission): boolean {
  return role === 'admin' || permission.roles.some((allowed) => allowed === role);
}

/** True when somebody with `role` may give `given`: nobody gives what they don't hold. */
export function mayGive(role: string, given: BuiltInRole, all: readonly Permission[]): boolean {
  return all.every((permission) => !holds(given, permission) || holds(role, permission));
}
