import { authors, permissions, readers } from '#server/core/access.ts';

export const canSuites = permissions('suites', { read: readers, write: authors });
