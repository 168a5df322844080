import { type Access, covers, mayGive, type Permission } from '#server/core/access.ts';
import { roleErrors } from './errors.ts';

/**
 * Refuses patterns that cover nothing there is, or more than `giver` holds. `field` is the input's.
 * @throws permissions.unknown, permissions.notHeld
 */
export function checkPatterns(
  giver: Access,
  patterns: readonly string[],
  { all, field }: { all: readonly Permission[]; field: string },
): void {
  for (const pattern of patterns) {
    if (!all.some(({ key }) => covers(pattern, key)))
      throw roleErrors.unknownPermission(pattern, field);
  }
  const beyond = patterns.filter((pattern) => !mayGive(giver, [pattern], all));
  if (beyond.length > 0) throw roleErrors.notHeld(beyond, field);
}
