import type { AccountScope } from '#server/areas/accounts/index.ts';
import { lockSeats, takeSeat } from '#server/areas/plans/index.ts';
import { writeAuditEvent } from '#server/core/audit.ts';
import { databaseNow } from '#server/core/clock.ts';
import { organizationErrors } from './errors.ts';
import { rememberActiveOrg } from './found-org.ts';
import { hashInvitationToken, invitationState } from './invitation-token.ts';

/**
 * Makes the signed-in person a member. The link works once, and only for the invited address.
 * @throws {AppError} `plans.membersUsedUp` when the plan became smaller since
 */
export async function acceptInvitation(
  scope: AccountScope,
  token: string,
): Promise<{ slug: string }> {
  const tokenHash = hashInvitationToken(token);
  const found = await scope.db.invitation.findUnique({
    where: { tokenHash },
    select: { orgId: true },
  });
  if (!found) throw organizationErrors.invitationNotFound();
  // Places first, as whoever sends invitations does: in the other order the two could block each other.
  await lockSeats(scope.db, found.orgId);
  // The row lock lets one of two simultaneous clicks win; the other finds the invitation used.
  await scope.db.$queryRaw`select 1 from invitation where token_hash = ${tokenHash} for update`;
  const invitation = await scope.db.invitation.findUnique({
    where: { tokenHash },
    include: { org: { select: { slug: true, name: true } } },
  });
  if (!invitation) throw organizationErrors.invitationNotFound();
  const now = await databaseNow(scope.db);
  const state = invitationState(invitation, now);
  if (state !== 'pending') throw organizationErrors.invitationUnusable(state);
  if (scope.user.email !== invitation.email)
    throw organizationErrors.wrongRecipient(invitation.email);

  const { orgId, id, role } = invitation;
  const user = { orgId, userId: scope.user.id };
  const isMember = (await scope.db.member.count({ where: user })) > 0;
  if (!isMember)
    await takeSeat(scope.db, { id: orgId, name: invitation.org.name }, { invited: true });
  await scope.db.member.createMany({
    data: { orgId, userId: scope.user.id, role },
    skipDuplicates: true,
  });
  await scope.db.invitation.update({
    where: { orgId_id: { orgId, id } },
    data: { acceptedAt: now, acceptedById: scope.user.id },
  });
  await rememberActiveOrg(scope, orgId);
  await writeAuditEvent(scope.db, {
    orgId,
    actor: scope.actor,
    action: 'invitation.accepted',
    resource: { kind: 'member', id: scope.user.id, name: scope.user.name },
    details: { role, email: invitation.email },
  });
  return { slug: invitation.org.slug };
}
