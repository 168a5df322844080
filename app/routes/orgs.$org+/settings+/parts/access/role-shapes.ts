/** A role as `roles.list` answers. */
export interface ListedRole {
  /** Null for a built-in role. */
  id: string | null;
  key: string;
  name: string;
  description: string;
  isBuiltIn: boolean;
  /** Patterns; null for a built-in role. */
  permissions: readonly string[] | null;
  /** Every permission it allows, without wildcards. */
  holds: readonly string[];
  members: number;
  openInvitations: number;
  isGivable: boolean;
}
