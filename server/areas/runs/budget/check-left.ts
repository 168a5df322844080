import { readMonth } from '#server/areas/plans/index.ts';
import { FrozenTarget } from '#server/areas/targets/index.ts';
import type { Scope } from '#server/core/scope.ts';
import { costBoundOf, worstCost } from '#server/outside/models/worst-cost.ts';
import { runErrors } from '../errors.ts';
import { callersOf, checkBudget } from './check-budget.ts';
import { readSpending } from './read-spending.ts';

/**
 * Makes sure that a locked run that has ended can be gone on with: that what is left of its budget, and of
 * the month, pays for a call of it. A run from before there was a budget is paid from it from now on.
 * @throws {AppError} runs.budgetUsedUp, runs.monthUsedUp, runs.noPrice, runs.noOutputLimit
 */
export async function checkLeft(scope: Scope, runId: string): Promise<void> {
  const run = await readCallers(scope, runId);
  const month = await readMonth(scope);
  if (run.callers.length === 0 || (!run.isMetered && month.budget === null)) return;
  if (!run.isMetered) {
    const { isMetered } = await checkBudget(scope, run);
    if (isMetered) await beginMetering(scope, runId);
  }
  const costs = run.callers.map(({ name, model }) => {
    const bound = costBoundOf(model);
    if ('missing' in bound) throw runErrors.priceGone(name);
    return { name, most: worstCost(bound, { opening: [], messages: [] }) };
  });
  const [least] = costs.toSorted((a, b) => a.most - b.most);
  if (!least) return;
  const { spent, estimated, lost } = await readSpending(scope, runId);
  const { budget } = run;
  if (budget !== null && budget - spent - estimated - lost < least.most) {
    throw runErrors.budgetUsedUp(budget);
  }
  if (month.budget !== null && month.budget - month.spent < least.most) {
    throw runErrors.monthUsedUp({ ...month, ...least, budget: month.budget });
  }
}

async function readCallers({ db, org }: Scope, runId: string) {
  const run = await db.run.findFirstOrThrow({
    where: { id: runId },
    select: {
      isMetered: true,
      isRescored: true,
      budgetMicroUsd: true,
      judge: true,
      targets: { select: { config: true } },
    },
  });
  const [found] = await db.$queryRaw<{ isJudged: boolean }[]>`
    select exists (
      select from run_scenario
      where org_id = ${org.id}::uuid and run_id = ${runId}::uuid
        and content @? '$.turns[*].expectations[*] ? (@.kind == "SEMANTIC_ASSERT")'
    ) as "isJudged"`;
  // Replies that are stored are paid for.
  const targets = run.isRescored ? [] : run.targets.map(({ config }) => FrozenTarget.parse(config));
  const judge = found?.isJudged ? FrozenTarget.nullable().parse(run.judge) : null;
  return {
    isMetered: run.isMetered,
    budget: run.budgetMicroUsd === null ? null : Number(run.budgetMicroUsd),
    targets,
    judge,
    callers: callersOf({ targets, judge }),
  };
}

/** What it cost so far is on the books of a month already; its own begin with that. */
async function beginMetering({ db, org }: Scope, runId: string): Promise<void> {
  await db.$executeRaw`
    insert into run_spending (run_id, fence, month, spent_micro_usd)
    select id, 0, date_trunc('month', clock_timestamp() at time zone 'utc')::date, booked_micro_usd
    from run where org_id = ${org.id}::uuid and id = ${runId}::uuid and booked_micro_usd > 0`;
  await db.run.updateMany({ where: { id: runId }, data: { isMetered: true } });
}
