import { permissions } from '#server/core/access.ts';

export const canTokens = permissions('tokens', { read: [], manage: [] });
