import { authors, permissions, readers, runners } from '#server/core/access.ts';

export const canTargets = permissions('targets', {
  read: readers,
  write: authors,
  test: runners,
});
