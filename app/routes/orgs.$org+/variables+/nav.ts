import { Braces } from 'lucide-react';
import type { NavItem } from '#app/frame/nav.ts';
import { canVariables } from '#server/areas/variables/access.ts';

export const nav: NavItem = {
  group: 'Author',
  order: 20,
  label: 'Variables',
  path: 'variables',
  icon: Braces,
  permission: canVariables.read,
  keywords: ['values', 'placeholders'],
  create: { label: 'New variable', path: 'variables?new=1', permission: canVariables.write },
};
