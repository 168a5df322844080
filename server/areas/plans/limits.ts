import { type PlanName, retentionDays } from '#server/core/retention.ts';

export type Limits = {
  /** People in the organization. Open invitations keep a place for whom they are for. */
  members: number;
  /** Runs that may be started in a calendar month (UTC). */
  runsPerMonth: number;
  /** Conversations that are played at the same moment, over all runs. */
  concurrentItems: number;
  /** How long the log and the evidence of runs are kept. */
  retentionDays: number;
  /** Of the results of runs. */
  storageBytes: number;
};

const gibibyte = 1024 ** 3;

const limits: Readonly<Record<PlanName, Omit<Limits, 'retentionDays'>>> = {
  TRIAL: {
    members: 25,
    runsPerMonth: 1_000,
    concurrentItems: 20,
    storageBytes: 2 * gibibyte,
  },
  PRO: {
    members: 100,
    runsPerMonth: 20_000,
    concurrentItems: 100,
    storageBytes: 100 * gibibyte,
  },
  ENTERPRISE: {
    members: 10_000,
    runsPerMonth: 1_000_000,
    concurrentItems: 1_000,
    storageBytes: 2_048 * gibibyte,
  },
};

/** What an organization on `plan` may use. */
export function limitsOf(plan: PlanName): Limits {
  return { ...limits[plan], retentionDays: retentionDays[plan] };
}

export type Standing = 'ok' | 'near' | 'reached';

/** How much of a limit is used up: near from 80 % on, reached when nothing more fits. */
export function standing(used: number, limit: number): Standing {
  if (used >= limit) return 'reached';
  return used * 5 >= limit * 4 ? 'near' : 'ok';
}
