import { audit } from '#server/core/audit.ts';
import { databaseNow } from '#server/core/clock.ts';
import type { Scope } from '#server/core/scope.ts';
import { type CreatedInvitation, namesOf } from './create-invitation.ts';
import { identityErrors } from './errors.ts';
import {
  hashInvitationToken,
  invitationLifetimeMs,
  newInvitationToken,
} from './invitation-token.ts';

/** Gives an invitation that was not accepted a new link and a new term; the old link stops working. */
export async function resendInvitation(scope: Scope, id: string): Promise<CreatedInvitation> {
  const invitation = await scope.db.invitation.findFirst({ where: { id } });
  if (!invitation) throw identityErrors.invitationNotFound();
  if (invitation.acceptedAt) throw identityErrors.invitationUnusable('used');
  const token = newInvitationToken();
  const now = await databaseNow(scope.db);
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
