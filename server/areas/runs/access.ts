import { authors, permissions, readers, runners } from '#server/core/access.ts';

export const canRuns = permissions('runs', {
  read: [...readers, 'stakeholder'],
  execute: runners,
  /** To overrule what was judged; apart from starting runs, so that what starts them can't. */
  judge: [...authors, 'project_manager'],
});
