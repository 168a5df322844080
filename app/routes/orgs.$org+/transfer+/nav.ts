import { ArrowLeftRight } from 'lucide-react';
import type { NavItem } from '#app/frame/nav.ts';
import { canFiles } from '#server/areas/transfer/access.ts';

export const nav: NavItem = {
  group: 'Connect',
  order: 90,
  label: 'Import and export',
  path: 'transfer',
  icon: ArrowLeftRight,
  permission: canFiles.export,
  keywords: ['yaml', 'zip', 'files', 'promptfoo', 'botium', 'csv', 'backup', 'upload', 'download'],
  create: { label: 'Import files', path: 'transfer', permission: canFiles.import },
};
