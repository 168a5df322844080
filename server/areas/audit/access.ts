import { permissions } from '#server/core/access.ts';

export const canAudit = permissions('audit', { read: [], export: [] });
