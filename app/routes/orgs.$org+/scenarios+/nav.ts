import { MessagesSquare } from 'lucide-react';
import type { NavItem } from '#app/frame/nav.ts';
import { canScenarios } from '#server/areas/scenarios/access.ts';

export const nav: NavItem = {
  group: 'Author',
  order: 30,
  label: 'Scenarios',
  path: 'scenarios',
  icon: MessagesSquare,
  permission: canScenarios.read,
  keywords: ['conversations', 'tests', 'expectations'],
  create: { label: 'New scenario', path: 'scenarios/new', permission: canScenarios.write },
};
