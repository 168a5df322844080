import { lockSeats, takeSeat } from '#server/areas/plans/index.ts';
import { checkGivable } from '#server/areas/roles/index.ts';
import type { Permission } from '#server/core/access.ts';
import { audit } from '#server/core/audit.ts';
import { databaseNow } from '#server/core/clock.ts';
import type { Scope } from '#server/core/scope.ts';
import { type CreatedInvitation, namesOf } from './create-invitation.ts';
import { organizationErrors } from './errors.ts';
import { takeInvitation } from './invitation-allowance.ts';
import {
  hashInvitationToken,
  invitationLifetimeMs,
  invitationState,
  newInvitationToken,
} from './invitation-token.ts';

/**
 * Gives an invitation that was not accepted a new link and a new term; the old link stops working.
 * @throws {AppError} `invitations.tooMany`, `plans.membersUsedUp`, `members.roleTooHigh`
 */
export async function resendInvitation(
  scope: Scope,
  id: string,
  all: readonly Permission[],
): Promise<CreatedInvitation> {
  await lockSeats(scope.db, scope.org.id);
  const invitation = await scope.db.invitation.findFirst({ where: { id } });
  if (!invitation) throw organizationErrors.invitationNotFound();
  if (invitation.acceptedAt) throw organizationErrors.invitationUnusable('used');
  await checkGivable(scope, invitation.role, all);
  await takeInvitation(scope);
  const token = newInvitationToken();
  const now = await databaseNow(scope.db);
  // An open one has kept its place.
  if (invitationState(invitation, now) !== 'pending') await takeSeat(scope.db, scope.org);
  const expiresAt = new Date(now.getTime() + invitationLifetimeMs);
  await scope.db.invitation.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: { tokenHash: hashInvitationToken(token), expiresAt, revokedAt: null },
  });
  await audit(scope, 'invitation.resent', {
    resource: { kind: 'invitation', id, name: invitation.email },
  });
  return { id, email: invitation.email, token, expiresAt, ...namesOf(scope) };
}
