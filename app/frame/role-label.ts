import { Role, roleDescriptions } from '#server/areas/organizations/schema.ts';

/** A role of the organization's own, as `org.get` answers. */
export type OwnRole = { key: string; name: string; description: string };

/** A role as people call it and what it is for; a role that is gone keeps its key. */
export function describeRole(
  role: string,
  own: readonly OwnRole[] = [],
): { label: string; can: string } {
  const known = Role.safeParse(role);
  if (known.success) return roleDescriptions[known.data];
  const found = own.find(({ key }) => key === role);
  return { label: found?.name ?? role, can: found?.description ?? '' };
}
