import { AppError } from '#server/core/errors.ts';
import type { PlanName } from '#server/core/retention.ts';
import { bytesText, countText } from './amount.ts';

const whoHelps = 'The instance administrator can give you a larger plan';

export const planErrors = {
  runsUsedUp: ({ plan, limit, month }: { plan: PlanName; limit: number; month: Date }) =>
    new AppError(
      'limit',
      'plans.runsUsedUp',
      `All ${countText(limit, 'run')} of this month are used up (plan ${plan}). ${whoHelps}; otherwise runs start again on ${nextMonth(month)}.`,
    ),
  membersUsedUp: (o: {
    plan: PlanName;
    limit: number;
    members: number;
    invited: number;
    orgName: string;
  }) =>
    new AppError(
      'limit',
      'plans.membersUsedUp',
      `${o.orgName} has room for ${countText(o.limit, 'member')} (plan ${o.plan}), and ${o.members} ${o.members === 1 ? 'is' : 'are'} there${o.invited > 0 ? `, with ${countText(o.invited, 'open invitation')}` : ''}. An admin can remove a member or withdraw an invitation; the instance administrator can give ${o.orgName} a larger plan.`,
    ),
  storageUsedUp: ({ plan, limit, used }: { plan: PlanName; limit: number; used: number }) =>
    new AppError(
      'limit',
      'plans.storageUsedUp',
      `The results of runs take up ${bytesText(used)} of the ${bytesText(limit)} this organization has (plan ${plan}). ${whoHelps}; otherwise wait until old results are deleted.`,
    ),
};

function nextMonth(month: Date): string {
  const next = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1));
  return next.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
}
