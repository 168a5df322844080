import { permissions, readers } from '#server/core/access.ts';

export const canApiKeys = permissions('apiKeys', { read: readers, manage: [] });
