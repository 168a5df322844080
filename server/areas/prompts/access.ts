import { authors, permissions, readers } from '#server/core/access.ts';

export const canPrompts = permissions('prompts', { read: readers, write: authors });
