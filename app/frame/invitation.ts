/** What an invitation link tells, as `invitations.get` answers. */
export interface Invitation {
  state: 'pending' | 'used' | 'expired' | 'revoked';
  email: string;
  role: string;
  orgName: string;
  invitedBy: string | null;
  expiresAt: Date;
  hasAccount: boolean;
}
