import { permissions, readers, runners } from '#server/core/access.ts';

export const canRuns = permissions('runs', { read: [...readers, 'stakeholder'], execute: runners });
