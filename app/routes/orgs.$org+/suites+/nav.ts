import { ListChecks } from 'lucide-react';
import type { NavItem } from '#app/frame/nav.ts';
import { canSuites } from '#server/areas/suites/access.ts';

export const nav: NavItem = {
  group: 'Author',
  order: 40,
  label: 'Suites',
  path: 'suites',
  icon: ListChecks,
  permission: canSuites.read,
  keywords: ['test suites', 'run'],
  create: { label: 'New suite', path: 'suites/new', permission: canSuites.write },
};
