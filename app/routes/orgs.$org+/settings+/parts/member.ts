/** Somebody in an organization, as `members.list` answers. */
export interface Member {
  id: string;
  userId: string;
  name: string;
  email: string;
  username: string | null;
  /** False when the instance administrator has shut the account. */
  isActive: boolean;
  lastSignInAt: Date | null;
  role: string;
  createdAt: Date;
  isYou: boolean;
}
