import { Role, roleDescriptions } from '#server/areas/identity/schema.ts';

/** A role as people call it and what it is for; unknown roles keep their name. */
export function describeRole(role: string): { label: string; can: string } {
  const known = Role.safeParse(role);
  return known.success ? roleDescriptions[known.data] : { label: role, can: '' };
}
