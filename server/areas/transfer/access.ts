import { authors, permissions, readers } from '#server/core/access.ts';

/** On top of these one needs the permission for each kind of thing that is read or written. */
export const canFiles = permissions('files', { export: readers, import: authors });
