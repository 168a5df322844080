import { authors, permissions, readers } from '#server/core/access.ts';

export const canVariables = permissions('variables', { read: readers, write: authors });
