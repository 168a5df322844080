import { FileText } from 'lucide-react';
import type { NavItem } from '#app/frame/nav.ts';
import { canPrompts } from '#server/areas/prompts/access.ts';

export const nav: NavItem = {
  group: 'Author',
  order: 10,
  label: 'Prompts',
  path: 'prompts',
  icon: FileText,
  permission: canPrompts.read,
  keywords: ['instructions', 'system prompt'],
  create: { label: 'New prompt', path: 'prompts/new', permission: canPrompts.write },
};
