import { audit } from '#server/core/audit.ts';
import { databaseNow } from '#server/core/clock.ts';
import type { Scope } from '#server/core/scope.ts';
import { organizationErrors } from './errors.ts';

/** Withdraws an invitation; its link then says so. */
export async function revokeInvitation(scope: Scope, id: string): Promise<void> {
  const invitation = await scope.db.invitation.findFirst({ where: { id } });
  if (!invitation) throw organizationErrors.invitationNotFound();
  if (invitation.acceptedAt) throw organizationErrors.invitationUnusable('used');
  await scope.db.invitation.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: { revokedAt: invitation.revokedAt ?? (await databaseNow(scope.db)) },
  });
  await audit(scope, 'invitation.revoked', {
    resource: { kind: 'invitation', id, name: invitation.email },
  });
}
