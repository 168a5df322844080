import { Play } from 'lucide-react';
import type { NavItem } from '#app/frame/nav.ts';
import { canRuns } from '#server/areas/runs/access.ts';

export const nav: NavItem = {
  group: 'Run',
  order: 10,
  label: 'Runs',
  path: 'runs',
  icon: Play,
  permission: canRuns.read,
  keywords: ['results', 'transcripts', 'verdicts'],
  create: { label: 'Run a suite', path: 'runs?start', permission: canRuns.execute },
};
