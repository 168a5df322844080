import { z } from 'zod';
import type { Scope } from '#server/core/scope.ts';
import { lockRun } from '../engine/lock-run.ts';
import { runErrors } from '../errors.ts';
import { isOver } from '../run-states.ts';
import type { CellName } from './pick-cells.ts';

const Variables = z.record(z.string(), z.string());

/**
 * Reads what another run may take over from an ended one, which is locked until the transaction ends.
 * @throws runs.notFound, runs.notOver
 */
export async function readSource(scope: Scope, runId: string) {
  const locked = await lockRun(scope, runId);
  if (!locked) throw runErrors.notFound();
  if (!isOver(locked.status)) throw runErrors.notOver();
  const run = await scope.db.run.findFirst({
    where: { id: runId },
    select: {
      suiteId: true,
      suiteName: true,
      environment: true,
      stopAfterFailures: true,
      stopAfterErrors: true,
      budgetMicroUsd: true,
      repeats: true,
      variables: true,
    },
  });
  if (!run) throw runErrors.notFound();
  const { repeats, variables, budgetMicroUsd, ...settings } = run;
  return {
    repeats,
    variables: Variables.parse(variables),
    settings: {
      ...settings,
      budgetMicroUsd: budgetMicroUsd === null ? null : Number(budgetMicroUsd),
    },
  };
}

export type SourceCell = CellName & { itemId: string; row: number; targetPosition: number };

/** Conversations of a run by what they play, in the order of the matrix. */
export async function readSourceCells(
  { db, org }: Scope,
  runId: string,
  ids: readonly string[],
): Promise<SourceCell[]> {
  return await db.$queryRaw<SourceCell[]>`
    select i.id as "itemId", i.row, i.target_position as "targetPosition", i.repeat,
      s.scenario_id as "scenarioId", s.data_row as "dataRow", t.target_id as "targetId"
    from run_item i
    join run_scenario s on s.org_id = i.org_id and s.run_id = i.run_id and s.row = i.row
    join run_target t
      on t.org_id = i.org_id and t.run_id = i.run_id and t.position = i.target_position
    where i.org_id = ${org.id}::uuid and i.run_id = ${runId}::uuid
      and i.id = any(${[...ids]}::uuid[])
    order by i.row, i.target_position, i.repeat`;
}
