/** What an organization may be on; without a choice it is on TRIAL. */
export const planNames = ['TRIAL', 'PRO', 'ENTERPRISE'] as const;

export type PlanName = (typeof planNames)[number];

/** How many days the log and the evidence of runs are kept, by plan. */
export const retentionDays: Readonly<Record<PlanName, number>> = {
  TRIAL: 90,
  PRO: 400,
  ENTERPRISE: 2557,
};

/** For how many days after a shorter plan was set the evidence of runs is kept as the one before said. */
export const noticeDays = 7;

/** How many days the events of accounts are kept, whatever plans their people work on. */
export const accountEventDays = 400;
