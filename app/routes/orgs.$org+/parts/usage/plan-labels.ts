/** Plans as people call them. */
export const planLabels = { TRIAL: 'Trial', PRO: 'Pro', ENTERPRISE: 'Enterprise' } as const;
