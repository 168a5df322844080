import { moneyText } from '#server/areas/plans/schema.ts';
import type { RunSpending, RunSummary } from './run-shapes.ts';

/** What counts as spent of a run's budget, how near that is to its end, and what is not certain about it. */
export function spentParts(
  { budgetMicroUsd, stoppedBy }: Pick<RunSummary, 'budgetMicroUsd' | 'stoppedBy'>,
  { spent, estimated, lost, reserved }: RunSpending,
): { total: number; standing: 'ok' | 'near' | 'reached'; parts: string[] } {
  const total = spent + estimated + lost;
  const isReached = stoppedBy === 'BUDGET' || (budgetMicroUsd !== null && total >= budgetMicroUsd);
  const isNear = budgetMicroUsd !== null && total * 5 >= budgetMicroUsd * 4;
  const parts = [
    reserved > 0 && `${moneyText(reserved)} more reserved`,
    estimated > 0 && `up to ${moneyText(estimated)} of it for calls that failed`,
    lost > 0 && `${moneyText(lost)} of it not accounted for: the worker was lost`,
  ].filter((part) => part !== false);
  return { total, standing: isReached ? 'reached' : isNear ? 'near' : 'ok', parts };
}
