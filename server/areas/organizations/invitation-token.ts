import { createHash, randomBytes } from 'node:crypto';

/** How long an invitation can be accepted. */
export const invitationLifetimeMs = 7 * 24 * 60 * 60 * 1000;

/** A random token of 256 bits, for the link alone. */
export function newInvitationToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. */
export function hashInvitationToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

export type InvitationState = 'pending' | 'used' | 'expired' | 'revoked';

/** What can be done with an invitation at `now`. */
export function invitationState(
  invitation: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt) return 'used';
  if (invitation.revokedAt) return 'revoked';
  return invitation.expiresAt <= now ? 'expired' : 'pending';
}
