import { authors, permissions, readers } from '#server/core/access.ts';

/** `override`: move a label past the suite it waits for, or take that suite off. */
export const canPrompts = permissions('prompts', { read: readers, write: authors, override: [] });
