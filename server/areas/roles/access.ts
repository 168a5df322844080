import { permissions, readers } from '#server/core/access.ts';

export const canRoles = permissions('roles', { read: readers, manage: [] });
export const canGrants = permissions('grants', { read: readers, manage: [] });
