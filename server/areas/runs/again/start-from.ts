import type { z } from 'zod';
import { freezeJudge } from '#server/areas/targets/index.ts';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import { loadPlanInput } from '../load-plan.ts';
import { planRun } from '../plan-run.ts';
import type { StartFrom } from '../schema.ts';
import { type StartedRun, startOnce } from '../start-once.ts';
import { chooseItems } from './choose-items.ts';
import { pickCells } from './pick-cells.ts';
import { readSource, readSourceCells } from './read-source.ts';

/**
 * Starts a new run of conversations of an ended one, with scenarios, prompts, targets and values as they
 * are now. What is gone or archived since is left out. The same idempotency key gives the same run again.
 * @throws {AppError} runs.notFound, runs.notOver, runs.nothingToPlay, and what starting a run throws
 */
export async function startFrom(
  scope: Scope,
  { runId, which, idempotencyKey }: z.output<typeof StartFrom>,
): Promise<StartedRun> {
  return await startOnce(scope, idempotencyKey, async () => {
    const source = await readSource(scope, runId);
    const ids = await chooseItems(scope, { runId, which });
    const cells = await readSourceCells(scope, runId, ids);
    const { settings, repeats } = source;
    const targetIds = await thoseLeft(
      scope,
      cells.map(({ targetId }) => targetId),
    );
    const input = await loadPlanInput(scope, {
      scenarioIds: [...new Set(cells.map(({ scenarioId }) => scenarioId))],
      targetIds,
      repeats,
      environmentId: await environmentId(scope, settings.environment),
    });
    const plan = pickCells(planRun(input), cells);
    if (plan.itemCount === 0) throw runErrors.nothingToPlay();
    return {
      settings,
      repeats,
      variables: input.variables,
      plan,
      judge: await freezeJudge(scope),
      source: { runId, isRescored: false },
    };
  });
}

/** Targets that are still there, as they came in the run. @throws runs.targetsGone when there are none */
async function thoseLeft({ db }: Scope, ids: string[]): Promise<string[]> {
  const found = await db.target.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const left = new Set(found.map(({ id }) => id));
  if (left.size === 0) throw runErrors.targetsGone();
  return [...new Set(ids)].filter((id) => left.has(id));
}

async function environmentId({ db }: Scope, name: string | null): Promise<string | null> {
  if (name === null) return null;
  const environment = await db.environment.findFirst({ where: { name }, select: { id: true } });
  if (!environment) throw runErrors.environmentNotFound();
  return environment.id;
}
