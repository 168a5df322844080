import { newId } from '#server/core/ids.ts';
import type { TestOrg } from '../org.ts';

type Verdict = 'PASS' | 'FAIL' | 'ERROR' | 'UNCHECKED';

export type AddedRun = {
  suiteId?: string;
  status?: 'COMPLETED' | 'CANCELLED' | 'RUNNING';
  targets?: readonly {
    targetId: string;
    name?: string;
    promptId?: string;
    promptVersion?: number;
  }[];
  scenarios: readonly { scenarioId: string; name?: string; dataRow?: string | null }[];
  /** By row, target and repeat; null is not played. */
  verdicts: readonly (readonly (readonly (Verdict | null)[])[])[];
};

/**
 * A run as if played, with exactly these results and one turn each; returns its id. Written as rows, so
 * that it may be of any size.
 */
export async function addRun(org: TestOrg, added: AddedRun): Promise<string> {
  const { suiteId = newId(), status = 'COMPLETED', scenarios, verdicts } = added;
  const { targets = [{ targetId: newId() }] } = added;
  const id = newId();
  const items = verdicts.flatMap((byTarget, row) =>
    byTarget.flatMap((repeats, position) =>
      repeats.map((verdict, index) => ({ row, position, repeat: index + 1, verdict })),
    ),
  );
  const count = (wanted: Verdict) => items.filter(({ verdict }) => verdict === wanted).length;
  const content = JSON.stringify({
    locale: 'en',
    onFail: 'CONTINUE',
    threshold: null,
    variables: {},
    data: null,
    turns: [{ kind: 'USER', userText: 'Hello' }],
  });
  const config = JSON.stringify({ kind: 'DEMO', name: 'Demo', config: { latencyMs: 0 } });
  await org.open(async ({ db }) => {
    await db.$executeRaw`
      insert into run (id, number, suite_id, suite_name, status, verdict, repeats, item_count, pass_count,
        fail_count, error_count, unchecked_count, idempotency_key, started_at, finished_at)
      select ${id}::uuid, (select coalesce(max(number), 0) + 1 from run), ${suiteId}::uuid, 'Smoke',
        ${status}::run_status, 'FAIL', ${verdicts[0]?.[0]?.length ?? 1}::int, ${items.length}::int,
        ${count('PASS')}::int, ${count('FAIL')}::int, ${count('ERROR')}::int,
        ${count('UNCHECKED')}::int, ${id}, now(), now()`;
    await db.$executeRaw`
      insert into run_target (run_id, position, target_id, name, kind, config, prompt_id, prompt_version,
        concurrency)
      select ${id}::uuid, n - 1, target_id, name, 'DEMO', ${config}::jsonb, prompt_id, version, 4
      from unnest(${targets.map(({ targetId }) => targetId)}::uuid[],
        ${targets.map(({ name }) => name ?? 'Demo')}::text[],
        ${targets.map(({ promptId }) => promptId ?? null)}::uuid[],
        ${targets.map(({ promptVersion }) => promptVersion ?? null)}::int[])
        with ordinality as t(target_id, name, prompt_id, version, n)`;
    await db.$executeRaw`
      insert into run_scenario (run_id, row, scenario_id, name, data_row, version, content)
      select ${id}::uuid, n - 1, scenario_id, name, data_row, 1, ${content}::jsonb
      from unnest(${scenarios.map(({ scenarioId }) => scenarioId)}::uuid[],
        ${scenarios.map(({ name }, index) => name ?? `Scenario ${index + 1}`)}::text[],
        ${scenarios.map(({ dataRow }) => dataRow ?? null)}::text[])
        with ordinality as s(scenario_id, name, data_row, n)`;
    await db.$executeRaw`
      insert into run_item (id, run_id, scenario_id, row, target_position, repeat, status, verdict,
        summary, turn_count, latency_ms, finished_at)
      select new_id(), ${id}::uuid, i.scenario_id, i.row, i.position, i.repeat,
        (case when i.verdict is null then 'CANCELLED' else 'DONE' end)::item_status,
        i.verdict::verdict, case when i.verdict <> 'PASS' then 'Turn 1: ' || i.verdict end,
        1, 100, now()
      from unnest(${items.map(({ row }) => scenarios[row]?.scenarioId ?? null)}::uuid[],
        ${items.map(({ row }) => row)}::int[],
        ${items.map(({ position }) => position)}::int[], ${items.map(({ repeat }) => repeat)}::int[],
        ${items.map(({ verdict }) => verdict)}::text[]) as i(scenario_id, row, position, repeat, verdict)`;
    await db.$executeRaw`
      insert into turn_result (item_id, position, user_text, reply_text, verdict, latency_ms)
      select id, 0, 'Hello', case when verdict <> 'ERROR' then 'Reply to ' || row end, verdict, 100
      from run_item where run_id = ${id}::uuid and verdict is not null`;
  });
  return id;
}
