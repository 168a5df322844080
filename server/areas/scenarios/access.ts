import { authors, permissions, readers } from '#server/core/access.ts';

export const canScenarios = permissions('scenarios', { read: readers, write: authors });
