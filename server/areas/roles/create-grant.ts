import type { z } from 'zod';
import type { Permission } from '#server/core/access.ts';
import { audit } from '#server/core/audit.ts';
import { databaseNow } from '#server/core/clock.ts';
import { newId } from '#server/core/ids.ts';
import { needPerson } from '#server/core/need-person.ts';
import type { Scope } from '#server/core/scope.ts';
import { checkPatterns } from './check-patterns.ts';
import { roleErrors } from './errors.ts';
import { findMember } from './find-member.ts';
import { giverAccess } from './giver-access.ts';
import type { CreateGrant } from './schema.ts';

/**
 * Gives one member a permission on top of the role. It ends at `expiresAt` by the database's clock, or
 * with the membership.
 * @throws members.notFound, permissions.unknown, permissions.notHeld, grants.past, grants.taken
 */
export async function createGrant(
  scope: Scope,
  input: z.output<typeof CreateGrant>,
  all: readonly Permission[],
): Promise<{ id: string }> {
  needPerson(scope);
  const { permission } = input;
  const expiresAt = input.expiresAt ?? null;
  const member = await findMember(scope, input.memberId);
  checkPatterns(await giverAccess(scope), [permission], { all, field: 'permission' });
  const now = await databaseNow(scope.db);
  if (expiresAt && expiresAt <= now) throw roleErrors.grantPast();
  const { userId } = member;
  // One that has ended makes room for its successor.
  await scope.db.grant.deleteMany({ where: { userId, permission, expiresAt: { lte: now } } });
  const id = newId();
  await scope.db.grant.createMany({
    data: { id, userId, permission, expiresAt, givenById: scope.personId },
  });
  await audit(scope, 'grant.created', {
    resource: { kind: 'member', id: member.id, name: member.name },
    details: { permission, expiresAt: expiresAt?.toISOString() ?? null },
  });
  return { id };
}
