import type { Scope } from '#server/core/scope.ts';
import { findPrevious } from '../compare/find-baseline.ts';

/** `key` is the same for the same scenario, row of its table and target in each run. */
type Cell = { row: number; targetPosition: number; key: string; outcome: string };
type Asked = { runId: string; from: number; until: number; target: number | undefined };

/**
 * Rows with a cell that came out differently in the completed run of the suite before: the worst verdict of
 * its repeats is another one. What was not in both, or is not played yet, did not change.
 */
export async function changedRows(
  scope: Scope,
  run: { id: string; number: number; suiteId: string | null; sourceRunId: string | null },
  { from, until, target }: Asked,
): Promise<number[]> {
  const before = await findPrevious(scope, run);
  if (before === null) return [];
  const now = await readCells(scope, run.id, await rowsWithin(scope, run.id, { from, until }));
  const then = await readCells(
    scope,
    before,
    await sameScenarios(scope, { runId: run.id, before, from, until }),
  );
  const outcomes = new Map(then.map(({ key, outcome }) => [key, outcome]));
  const rows = now
    .filter(({ targetPosition }) => target === undefined || targetPosition === target)
    .filter((cell) => (outcomes.get(cell.key) ?? cell.outcome) !== cell.outcome);
  return [...new Set(rows.map(({ row }) => row))];
}

async function rowsWithin(scope: Scope, runId: string, o: { from: number; until: number }) {
  const rows = await scope.db.runScenario.findMany({
    where: { runId, row: { gte: o.from, lt: o.until } },
    select: { row: true },
  });
  return rows.map(({ row }) => row);
}

/** Rows of the run before that play one of the scenarios. */
async function sameScenarios(
  { db, org }: Scope,
  o: { runId: string; before: string; from: number; until: number },
): Promise<number[]> {
  const rows = await db.$queryRaw<{ row: number }[]>`
    select p.row from (
      select distinct scenario_id from run_scenario
      where org_id = ${org.id}::uuid and run_id = ${o.runId}::uuid
        and row >= ${o.from}::int and row < ${o.until}::int
    ) s
    cross join lateral (
      select row from run_scenario
      where org_id = ${org.id}::uuid and run_id = ${o.before}::uuid and scenario_id = s.scenario_id
    ) p`;
  return rows.map(({ row }) => row);
}

/**
 * The played cells of some rows of a run, each with the worst verdict of its repeats. Put together here:
 * without statistics Postgres would compare each row with each.
 */
async function readCells({ db, org }: Scope, runId: string, rows: number[]): Promise<Cell[]> {
  const played = await db.$queryRaw<Pick<Cell, 'row' | 'targetPosition' | 'outcome'>[]>`
    select cell.row, cell.target_position as "targetPosition", cell.outcome
    from unnest(${rows}::int[]) chosen (row)
    cross join lateral (
      select i.row, i.target_position, case
        when bool_or(i.verdict = 'ERROR') then 'ERROR' when bool_or(i.verdict = 'FAIL') then 'FAIL'
        when bool_or(i.verdict = 'UNCHECKED') then 'UNCHECKED' else 'PASS' end as outcome
      from run_item i
      where i.org_id = ${org.id}::uuid and i.run_id = ${runId}::uuid and i.row = chosen.row
        and i.verdict is not null
      group by i.row, i.target_position
    ) cell`;
  const scenarios = await db.runScenario.findMany({
    where: { runId, row: { in: rows } },
    select: { row: true, scenarioId: true, dataRow: true },
  });
  const targets = await db.runTarget.findMany({
    where: { runId },
    select: { position: true, targetId: true },
  });
  const keys = new Map(
    scenarios.map(({ row, scenarioId, dataRow }) => [row, `${scenarioId} ${dataRow ?? ''}`]),
  );
  const targetIds = new Map(targets.map(({ position, targetId }) => [position, targetId]));
  return played.map((cell) => ({
    ...cell,
    key: `${targetIds.get(cell.targetPosition)} ${keys.get(cell.row)}`,
  }));
}
