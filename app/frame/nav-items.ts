import { LayoutDashboard } from 'lucide-react';
import { canOrg } from '#server/areas/organizations/access.ts';
import type { Permission } from '#server/core/access.ts';
import { type NavGroup, type NavItem, navGroups } from './nav.ts';

const overview: NavItem = {
  group: 'Understand',
  order: 0,
  label: 'Overview',
  path: '',
  icon: LayoutDashboard,
  permission: canOrg.read,
  keywords: ['home', 'start'],
};

const declared = import.meta.glob<NavItem>('../routes/orgs.$org+/*+/nav.ts', {
  eager: true,
  import: 'nav',
});

const items = [overview, ...Object.values(declared)].sort((a, b) => a.order - b.order);

export interface NavSection {
  group: NavGroup;
  items: NavItem[];
}

/** The groups of the navigation with the places one may see; a group without any is left out. */
export function navSections(may: (permission: Permission) => boolean): NavSection[] {
  return navGroups
    .map((group) => ({
      group,
      items: items.filter((item) => item.group === group && may(item.permission)),
    }))
    .filter((section) => section.items.length > 0);
}
