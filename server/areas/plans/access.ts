import { permissions, readers } from '#server/core/access.ts';

export const canPlan = permissions('plan', { read: readers });
