import { newId } from '#server/core/ids.ts';
import type { TestOrg } from '../org.ts';

type Verdict = 'PASS' | 'FAIL' | 'ERROR' | 'UNCHECKED';

/** How each repeat came out; null for one that is still to be played. */
export type MatrixCell = readonly (Verdict | null)[];

export type MatrixRun = {
  /** By name; a scenario of the same name is the same one in each run. */
  rows: readonly {
    scenarioId: string;
    name: string;
    dataRow?: string;
    tags?: readonly string[];
    locale?: string;
    /** By column. */
    cells: readonly MatrixCell[];
  }[];
  targetIds: readonly string[];
  suiteId?: string;
  status?: 'COMPLETED' | 'RUNNING';
};

/** A run with these results, written as rows. Its conversations take 10 ms times their row. Returns its id. */
export async function addMatrixRun(org: TestOrg, run: MatrixRun): Promise<string> {
  const id = newId();
  const { rows, targetIds, suiteId = null, status = 'COMPLETED' } = run;
  const items = rows.flatMap(({ scenarioId, cells }, row) =>
    cells.flatMap((cell, target) =>
      cell.map((verdict, repeat) => ({
        id: newId(),
        scenario: scenarioId,
        row,
        target,
        repeat: repeat + 1,
        verdict,
      })),
    ),
  );
  const count = (verdict: Verdict) => items.filter((one) => one.verdict === verdict).length;
  const scenarios = rows.map(({ scenarioId, name, dataRow, tags, locale }, row) => ({
    row,
    scenario: scenarioId,
    name,
    data: dataRow ?? null,
    tags: tags ?? [],
    locale: locale ?? 'en',
  }));
  const repeats = Math.max(1, ...items.map(({ repeat }) => repeat));
  await org.open(async ({ db }) => {
    await db.$executeRaw`
      insert into run (id, number, suite_id, suite_name, status, repeats, item_count, pass_count,
        fail_count, error_count, unchecked_count, idempotency_key, seq, started_at, finished_at)
      select ${id}::uuid, (select coalesce(max(number), 0) + 1 from run), ${suiteId}::uuid, 'Smoke',
        ${status}::run_status, ${repeats}::int, ${items.length}::int, ${count('PASS')}::int,
        ${count('FAIL')}::int, ${count('ERROR')}::int, ${count('UNCHECKED')}::int, ${id}, 1,
        clock_timestamp(), case when ${status} = 'COMPLETED' then clock_timestamp() end`;
    await db.$executeRaw`
      insert into run_target (run_id, position, target_id, name, kind, config, concurrency)
      select ${id}::uuid, place - 1, target::uuid, 'Target ' || place, 'DEMO', '{}', 4
      from unnest(${[...targetIds]}::text[]) with ordinality as t (target, place)`;
    await db.$executeRaw`
      insert into run_scenario (run_id, row, scenario_id, name, data_row, version, tags, locale, content)
      select ${id}::uuid, row, scenario, name, data, 1, tags, locale, '{}'
      from jsonb_to_recordset(${JSON.stringify(scenarios)}::jsonb) as s (
        row int, scenario uuid, name text, data text, tags text[], locale text
      )`;
    await db.$executeRaw`
      insert into run_item (id, run_id, scenario_id, row, target_position, repeat, status, verdict,
        summary, latency_ms, input_tokens, output_tokens, cost_micro_usd, seq, finished_at)
      select id, ${id}::uuid, scenario, row, target, repeat,
        (case when verdict is null then 'PENDING' else 'DONE' end)::item_status, verdict::verdict,
        case when verdict in ('FAIL', 'ERROR') then 'Because.' end,
        case when verdict is not null then 10 * (row + 1) end, 1, 2, 3,
        case when verdict is null then 0 else 1 end,
        case when verdict is not null then clock_timestamp() end
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as i (
        id uuid, scenario uuid, row int, target int, repeat int, verdict text
      )`;
  });
  return id;
}
