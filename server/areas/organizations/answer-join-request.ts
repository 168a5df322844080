import { takeSeat } from '#server/areas/plans/index.ts';
import { checkGivable } from '#server/areas/roles/index.ts';
import type { Permission } from '#server/core/access.ts';
import { audit } from '#server/core/audit.ts';
import { databaseNow } from '#server/core/clock.ts';
import type { Scope } from '#server/core/scope.ts';
import { joiningErrors } from './joining-errors.ts';

export type AnsweredRequest = {
  email: string;
  orgName: string;
  orgSlug: string;
  isAccepted: boolean;
};

/**
 * Lets somebody in who asked, with a role one may give.
 * @throws {AppError} `plans.membersUsedUp`, `members.roleTooHigh`, `joinRequests.answered`
 */
export async function acceptJoinRequest(
  scope: Scope,
  { joinRequestId, role }: { joinRequestId: string; role: string },
  all: readonly Permission[],
): Promise<AnsweredRequest> {
  await checkGivable(scope, role, all);
  const request = await answer(scope, joinRequestId, 'ACCEPTED');
  const { userId, user } = request;
  if ((await scope.db.member.count({ where: { userId } })) > 0) {
    throw joiningErrors.alreadyMember();
  }
  await takeSeat(scope.db, scope.org);
  await scope.db.member.createMany({ data: { orgId: scope.org.id, userId, role } });
  await audit(scope, 'joinRequest.accepted', {
    resource: { kind: 'joinRequest', id: joinRequestId, name: user.name },
    details: { role, email: user.email },
  });
  return answeredOf(scope, user.email, true);
}

/** Turns somebody down who asked; they may ask again after a week. */
export async function declineJoinRequest(
  scope: Scope,
  joinRequestId: string,
): Promise<AnsweredRequest> {
  const { user } = await answer(scope, joinRequestId, 'DECLINED');
  await audit(scope, 'joinRequest.declined', {
    resource: { kind: 'joinRequest', id: joinRequestId, name: user.name },
    details: { email: user.email },
  });
  return answeredOf(scope, user.email, false);
}

function answeredOf({ org }: Scope, email: string, isAccepted: boolean): AnsweredRequest {
  return { email, orgName: org.name, orgSlug: org.slug, isAccepted };
}

/** The condition in the update lets one of two simultaneous answers win. */
async function answer(scope: Scope, id: string, status: 'ACCEPTED' | 'DECLINED') {
  const request = await scope.db.joinRequest.findFirst({
    where: { id },
    select: { userId: true, user: { select: { name: true, email: true } } },
  });
  if (!request) throw joiningErrors.requestNotFound();
  const { count } = await scope.db.joinRequest.updateMany({
    where: { id, status: 'PENDING' },
    data: { status, answeredById: scope.personId, answeredAt: await databaseNow(scope.db) },
  });
  if (count === 0) throw joiningErrors.answered();
  return request;
}
