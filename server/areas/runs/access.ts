import { authors, permissions, readers, runners } from '#server/core/access.ts';

export const canRuns = permissions('runs', {
  read: [...readers, 'stakeholder'],
  execute: runners,
  /** What was sent: addresses and headers of targets, beside what was said. */
  inspect: readers,
  /** To overrule what was judged; apart from starting runs, so that what starts them can't. */
  judge: [...authors, 'project_manager'],
});
