import type { Limit } from './grant.ts';

const whose: Readonly<Record<Limit['rule'], string>> = {
  BUDGET: 'the budget of this run',
  MONTH_BUDGET: 'what all runs of this organization may cost this month',
};

/** What a call is told that a budget has no money for. */
export function unpaidText(rule: Limit['rule']): string {
  return `This call was not made: what it may cost is more than what is left of ${whose[rule]}.`;
}
