/** Somebody in an organization, as `members.list` answers. */
export interface Member {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: string;
  createdAt: Date;
  isYou: boolean;
}
