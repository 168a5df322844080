import type { Scope } from '#server/core/scope.ts';
import { roleErrors } from './errors.ts';

/** A member with name and address. @throws members.notFound */
export async function findMember(scope: Scope, id: string) {
  const member = await scope.db.member.findFirst({
    where: { id },
    select: {
      id: true,
      userId: true,
      role: true,
      createdAt: true,
      user: { select: { name: true, email: true } },
    },
  });
  if (!member) throw roleErrors.memberNotFound();
  const { user, ...rest } = member;
  return { ...rest, ...user };
}
