import type { z } from 'zod';
import type { Verdict } from '#server/areas/scenarios/schema.ts';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import type { RunHistory } from '../schema.ts';
import { gatherHistory, mostTimes } from './gather-history.ts';

/** Conversations of one scenario that are looked at, at most. */
const mostItems = 400;

/**
 * How the last ten runs before one had come out, for each cell of some of its rows: runs of any suite that
 * played the same scenario, and row of its table, against the same target.
 */
export async function getHistory(scope: Scope, input: z.output<typeof RunHistory>) {
  const { runId } = input;
  const run = await scope.db.run.findFirst({
    where: { id: runId },
    select: {
      createdAt: true,
      repeats: true,
      targets: { select: { position: true, targetId: true } },
    },
  });
  if (!run) throw runErrors.notFound();
  const scenarios = await scope.db.runScenario.findMany({
    where: { runId, row: { in: input.rows } },
    select: { row: true, scenarioId: true, dataRow: true },
  });
  const most = Math.min(mostItems, mostTimes * run.repeats * run.targets.length);
  const past = await readPast(scope, scenarios, { before: run.createdAt, most });
  const runs = await readRuns(scope, [...new Set(past.map((item) => item.runId))]);
  const positions = new Map(run.targets.map(({ position, targetId }) => [targetId, position]));
  const dataRows = new Map(scenarios.map(({ row, dataRow }) => [row, dataRow]));
  const played = past
    .filter((item) => item.dataRow === dataRows.get(item.row))
    .flatMap(({ row, verdict, ...item }) => {
      const then = runs.get(item.runId);
      const targetPosition = positions.get(then?.targetIds.get(item.targetPosition) ?? '');
      if (!then || targetPosition === undefined) return [];
      return [{ row, targetPosition, number: then.number, verdict }];
    });
  return { cells: gatherHistory(played) };
}

type PastItem = {
  /** Of the run whose past it is. */
  row: number;
  runId: string;
  targetPosition: number;
  dataRow: string | null;
  verdict: Verdict;
};

async function readPast(
  { db, org }: Scope,
  scenarios: readonly { row: number; scenarioId: string }[],
  { before, most }: { before: Date; most: number },
): Promise<PastItem[]> {
  const rows = scenarios.map(({ row }) => row);
  const ids = scenarios.map(({ scenarioId }) => scenarioId);
  const past = await db.$queryRaw<(Omit<PastItem, 'verdict'> & { verdict: Verdict | null })[]>`
    select asked.row, past.run_id as "runId", past.target_position as "targetPosition",
      past.verdict::text, (
        select data_row from run_scenario
        where org_id = ${org.id}::uuid and run_id = past.run_id and row = past.row
      ) as "dataRow"
    from unnest(${rows}::int[], ${ids}::uuid[]) asked (row, scenario_id)
    cross join lateral (
      select run_id, row, target_position, verdict from run_item
      where org_id = ${org.id}::uuid and scenario_id = asked.scenario_id and finished_at < ${before}
      order by finished_at desc limit ${most}::int
    ) past`;
  return past.flatMap(({ verdict, ...item }) => (verdict === null ? [] : { ...item, verdict }));
}

async function readRuns({ db }: Scope, ids: string[]) {
  const runs = await db.run.findMany({
    where: { id: { in: ids } },
    select: { id: true, number: true, targets: { select: { position: true, targetId: true } } },
  });
  return new Map(
    runs.map(({ id, number, targets }) => [
      id,
      { number, targetIds: new Map(targets.map((one) => [one.position, one.targetId])) },
    ]),
  );
}
