import type { z } from 'zod';
import { PromptContent } from '#server/areas/prompts/schema.ts';
import { FrozenTarget, freezeJudge } from '#server/areas/targets/index.ts';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import { loadScenarios } from '../load-plan.ts';
import { type PlannedScenario, planRows } from '../plan-rows.ts';
import type { PlannedTarget, RunPlan } from '../plan-run.ts';
import { readDropped } from '../reads/evidence.ts';
import type { RescoreRun } from '../schema.ts';
import { type StartedRun, startOnce } from '../start-once.ts';
import { readSource, readSourceCells, type SourceCell } from './read-source.ts';

/**
 * Judges the replies of an ended run by what is expected of them now: a new run that asks no assistant.
 * Targets, prompts and values stay those of the source; its figures are kept. A judge is asked only where
 * the source has no verdict of the same judge about the same rubric. Scenarios that are archived or gone
 * are left out. The same idempotency key gives the same run again.
 * @throws {AppError} runs.notFound, runs.notOver, runs.frozenGone, runs.nothingToRescore,
 *   `plans.runsUsedUp`, `plans.storageUsedUp`
 */
export async function rescoreRun(
  scope: Scope,
  { runId, idempotencyKey }: z.output<typeof RescoreRun>,
): Promise<StartedRun> {
  return await startOnce(scope, idempotencyKey, async () => {
    const { settings, repeats, variables } = await readSource(scope, runId);
    if (await readDropped(scope, runId)) throw runErrors.frozenGone();
    const cells = await readSourceCells(scope, runId, await itemsWithReplies(scope, runId));
    const ids = [...new Set(cells.map(({ scenarioId }) => scenarioId))];
    const scenarios = await loadScenarios(scope, ids);
    const live = scenarios.filter(({ isArchived }) => !isArchived);
    const plan: RunPlan = {
      ...planCells(
        planRows(
          live.map(({ isArchived: _, ...scenario }) => scenario),
          variables,
        ),
        cells,
      ),
      targets: await readTargets(scope, runId),
      repeats,
      archived: scenarios.length - live.length,
    };
    if (plan.itemCount === 0) throw runErrors.nothingToRescore();
    return {
      // Nothing is played that a rule could leave out.
      settings: { ...settings, stopAfterFailures: null, stopAfterErrors: null },
      repeats,
      variables,
      plan,
      judge: await freezeJudge(scope),
      source: { runId, isRescored: true },
    };
  });
}

/** Each conversation of the source on the row that its scenario, or row of a table, has now. */
function planCells(
  rows: readonly PlannedScenario[],
  cells: readonly SourceCell[],
): Pick<RunPlan, 'scenarios' | 'items' | 'itemCount'> {
  const keyOf = (one: { scenarioId: string; dataRow: string | null }) =>
    JSON.stringify([one.scenarioId, one.dataRow]);
  const bySource = new Map<string, SourceCell[]>();
  const sourceRows = new Map<string, number>();
  for (const cell of cells) {
    const key = keyOf(cell);
    // A scenario that the run has twice is taken once.
    if ((sourceRows.get(key) ?? cell.row) !== cell.row) continue;
    sourceRows.set(key, cell.row);
    bySource.set(key, [...(bySource.get(key) ?? []), cell]);
  }
  const found = rows.filter((row) => bySource.has(keyOf(row)));
  const scenarios = found.map((scenario, row) => ({ ...scenario, row }));
  const items = scenarios.flatMap((scenario) =>
    (bySource.get(keyOf(scenario)) ?? []).map(({ itemId, targetPosition, repeat }) => ({
      row: scenario.row,
      targetPosition,
      repeat,
      sourceItemId: itemId,
    })),
  );
  return { scenarios, items, itemCount: items.length };
}

async function itemsWithReplies({ db, org }: Scope, runId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select i.id from run_item i
    where i.org_id = ${org.id}::uuid and i.run_id = ${runId}::uuid and i.turn_count > 0
    order by i.row, i.target_position, i.repeat`;
  return rows.map(({ id }) => id);
}

async function readTargets({ db }: Scope, runId: string): Promise<PlannedTarget[]> {
  const targets = await db.runTarget.findMany({
    where: { runId },
    orderBy: { position: 'asc' },
    select: { position: true, config: true, promptContent: true },
  });
  return targets.map(({ position, config, promptContent }) => ({
    position,
    target: FrozenTarget.parse(config),
    promptContent: PromptContent.nullable().parse(promptContent),
  }));
}
