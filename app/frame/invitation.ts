/** What an invitation link tells, as `invitations.get` answers. */
export interface Invitation {
  state: 'pending' | 'used' | 'expired' | 'revoked';
  email: string;
  role: string;
  /** What a role of the organization's own allows; null for a built-in one. */
  ownRole: { name: string; permissions: readonly string[] } | null;
  orgName: string;
  invitedBy: string | null;
  expiresAt: Date;
  hasAccount: boolean;
}
