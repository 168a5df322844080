import { readMonth } from '#server/areas/plans/index.ts';
import type { FrozenTarget } from '#server/areas/targets/index.ts';
import type { Scope } from '#server/core/scope.ts';
import { costBoundOf, type PricedModel, worstCost } from '#server/outside/models/worst-cost.ts';
import { runErrors } from '../errors.ts';
import { meteredJudge } from '../play/open-judge.ts';

/** A model that a run calls; where a person can change it. */
type Caller = { name: string; model: PricedModel; field: 'targetIds' | 'budgetMicroUsd' };

/**
 * Whether the calls of a run that is being started are to be paid from a budget: its own, or that of the
 * month.
 * @param o.judge null where nothing is judged by one
 * @throws {AppError} from `runErrors`, where a call could cost anything, or more than there is
 */
export async function checkBudget(
  scope: Scope,
  o: { budget: number | null; targets: readonly FrozenTarget[]; judge: FrozenTarget | null },
): Promise<{ isMetered: boolean }> {
  const callers = callersOf(o);
  const month = await readMonth(scope);
  if (callers.length === 0 || (o.budget === null && month.budget === null)) {
    return { isMetered: false };
  }
  for (const { name, model, field } of callers) {
    const bound = costBoundOf(model);
    if ('missing' in bound) {
      throw bound.missing === 'price'
        ? runErrors.noPrice(name, field)
        : runErrors.noOutputLimit(name, field);
    }
    const most = worstCost(bound, { opening: [], messages: [] });
    if (o.budget !== null && most > o.budget) throw runErrors.budgetTooSmall(name, most);
    const { budget } = month;
    if (budget !== null && most > Math.max(0, budget - month.spent)) {
      throw runErrors.monthUsedUp({ ...month, budget, name, most });
    }
  }
  return { isMetered: true };
}

/** The models that a run calls, where they are priced. */
export function callersOf({
  targets,
  judge,
}: {
  targets: readonly FrozenTarget[];
  judge: FrozenTarget | null;
}): Caller[] {
  return [
    ...targets.flatMap((target): Caller[] =>
      target.kind === 'MODEL'
        ? [{ name: target.name, model: target.config, field: 'targetIds' }]
        : [],
    ),
    ...(judge?.kind === 'MODEL'
      ? [
          {
            name: `The judge ${judge.name}`,
            model: meteredJudge(judge.config),
            field: 'budgetMicroUsd' as const,
          },
        ]
      : []),
  ];
}
