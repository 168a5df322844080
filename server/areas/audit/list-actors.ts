import type { Scope } from '#server/core/scope.ts';

const most = 500;

/** Whom the log can be asked about: members by name, and API tokens, those that have ended included. */
export async function listActors({ db }: Scope) {
  const members = await db.member.findMany({
    orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
    take: most,
    select: { userId: true, user: { select: { name: true } } },
  });
  const tokens = await db.apiToken.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: { id: true, name: true },
  });
  return { people: members.map(({ userId, user }) => ({ id: userId, name: user.name })), tokens };
}
