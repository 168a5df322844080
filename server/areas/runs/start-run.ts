import { freezeJudge } from '#server/areas/targets/index.ts';
import type { Scope } from '#server/core/scope.ts';
import { loadPlan } from './load-plan.ts';
import { planRun } from './plan-run.ts';
import type { StartRun } from './schema.ts';
import { type StartedRun, startOnce } from './start-once.ts';

/**
 * Freezes what a suite is made of now and queues it to be played. The same idempotency key gives the
 * same run again.
 * @throws {AppError} from `runErrors`, with the field to blame; `plans.runsUsedUp`, `plans.storageUsedUp`
 */
export async function startRun(scope: Scope, input: StartRun): Promise<StartedRun> {
  return await startOnce(scope, input.idempotencyKey, async () => {
    const { settings, plan } = await loadPlan(scope, input);
    const { repeats, variables } = plan;
    const { askAnew = false } = input;
    const judge = await freezeJudge(scope);
    return { settings, repeats, variables, plan: planRun(plan), judge, askAnew };
  });
}
