import { Scale } from 'lucide-react';
import type { NavItem } from '#app/frame/nav.ts';
import { canRuns } from '#server/areas/runs/access.ts';

export const nav: NavItem = {
  group: 'Understand',
  order: 20,
  label: 'Calibration',
  path: 'calibration',
  icon: Scale,
  permission: canRuns.read,
  keywords: ['judge', 'agreement', 'labels', 'kappa', 'human verdicts'],
  create: { label: 'Label verdicts', path: 'calibration/label', permission: canRuns.judge },
};
