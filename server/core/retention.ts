/** What an organization may be on; without a choice it is on TRIAL. */
export const planNames = ['TRIAL', 'PRO', 'ENTERPRISE'] as const;

export type PlanName = (typeof planNames)[number];

/** How many days the log and the evidence of runs are kept, by plan. */
export const retentionDays: Readonly<Record<PlanName, number>> = {
  TRIAL: 90,
  PRO: 400,
  ENTERPRISE: 2557,
};
