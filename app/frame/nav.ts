import type { LucideIcon } from 'lucide-react';
import type { Permission } from '#server/core/access.ts';

export const navGroups = ['Author', 'Run', 'Connect', 'Understand'] as const;

export type NavGroup = (typeof navGroups)[number];

/** A place in the left navigation; each area's pages declare theirs in `nav.ts` as `nav`. */
export interface NavItem {
  group: NavGroup;
  /** Places within a group go upwards by this. */
  order: number;
  label: string;
  /** Below the organization: `prompts` is `/orgs/:org/prompts`. */
  path: string;
  icon: LucideIcon;
  /** Who does not hold it does not see the place. */
  permission: Permission;
  /** More words the command palette finds it by. */
  keywords?: string[];
  /** What one can make there; the command palette offers it. */
  create?: { label: string; path: string; permission: Permission };
}
