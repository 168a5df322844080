import type { Scope } from './scope.ts';

/** Names of members by user id; people who left the organization are absent. */
export async function namesOf(
  scope: Scope,
  userIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(userIds)].filter((id) => id !== null);
  const users = await scope.db.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}

/** The name of one member, or null for nobody and for people who left. */
export async function nameOf(scope: Scope, userId: string | null): Promise<string | null> {
  if (userId === null) return null;
  return (await namesOf(scope, [userId])).get(userId) ?? null;
}
