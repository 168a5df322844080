import { Crosshair } from 'lucide-react';
import type { NavItem } from '#app/frame/nav.ts';
import { canTargets } from '#server/areas/targets/access.ts';

export const nav: NavItem = {
  group: 'Connect',
  order: 10,
  label: 'Targets',
  path: 'targets',
  icon: Crosshair,
  permission: canTargets.read,
  keywords: ['models', 'endpoints', 'assistants', 'judge'],
  create: { label: 'New target', path: 'targets/new', permission: canTargets.write },
};
