import type { z } from 'zod';
import { lockSeats, takeSeat } from '#server/areas/plans/index.ts';
import { checkGivable } from '#server/areas/roles/index.ts';
import type { Permission } from '#server/core/access.ts';
import { audit } from '#server/core/audit.ts';
import { databaseNow } from '#server/core/clock.ts';
import type { Scope } from '#server/core/scope.ts';
import { organizationErrors } from './errors.ts';
import { takeInvitation } from './invitation-allowance.ts';
import {
  hashInvitationToken,
  invitationLifetimeMs,
  newInvitationToken,
} from './invitation-token.ts';
import type { CreateInvitation } from './schema.ts';

export type CreatedInvitation = {
  id: string;
  email: string;
  token: string;
  expiresAt: Date;
  orgName: string;
  invitedBy: string;
};

/**
 * Invites somebody by address. An open invitation to the same address is replaced, so that only the
 * newest link works. The token is returned this once and only its hash is stored.
 * @throws {AppError} `invitations.alreadyMember`, `invitations.tooMany`, `plans.membersUsedUp`
 */
export async function createInvitation(
  scope: Scope,
  input: z.output<typeof CreateInvitation>,
  all: readonly Permission[],
): Promise<CreatedInvitation> {
  await checkGivable(scope, input.role, all);
  await lockSeats(scope.db, scope.org.id);
  const members = await scope.db.member.count({ where: { user: { email: input.email } } });
  if (members > 0) throw organizationErrors.alreadyMember();
  await takeInvitation(scope);
  const now = await databaseNow(scope.db);
  await scope.db.invitation.updateMany({
    where: { email: input.email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  await takeSeat(scope.db, scope.org);
  return await writeInvitation(scope, input, now);
}

/** Writes an invitation that was found to be in order. */
export async function writeInvitation(
  scope: Scope,
  { email, role }: { email: string; role: string },
  now: Date,
): Promise<CreatedInvitation> {
  const token = newInvitationToken();
  const { id, expiresAt } = await scope.db.invitation.create({
    data: {
      orgId: scope.org.id,
      email,
      role,
      tokenHash: hashInvitationToken(token),
      expiresAt: new Date(now.getTime() + invitationLifetimeMs),
      invitedById: scope.personId,
    },
    select: { id: true, expiresAt: true },
  });
  await audit(scope, 'invitation.created', {
    resource: { kind: 'invitation', id, name: email },
    details: { role },
  });
  return { id, email, token, expiresAt, ...namesOf(scope) };
}

/** The names an invitation mail mentions. */
export function namesOf(scope: Scope): { orgName: string; invitedBy: string } {
  return { orgName: scope.org.name, invitedBy: scope.actor.label };
}
