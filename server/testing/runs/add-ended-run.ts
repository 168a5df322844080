import { newId } from '#server/core/ids.ts';
import type { TestOrg } from '../org.ts';

/** Stands in every text that was said, judged or sent in such a run. */
export const evidenceMark = 'EVIDENCEMARK';

export type EndedRun = {
  endedDaysAgo: number;
  items?: number;
  /** Of each item, with two expectations each. */
  turns?: number;
};

/**
 * A run as if played: one scenario and one target, repeated for each item; every second item failed, twice.
 * Returns its id. Written as rows, so that it may be large and old.
 */
export async function addEndedRun(
  org: TestOrg,
  { endedDaysAgo, items = 2, turns = 2 }: EndedRun,
): Promise<string> {
  const id = newId();
  const scenarioId = newId();
  const failed = Math.floor(items / 2);
  const content = {
    locale: 'en',
    onFail: 'CONTINUE',
    turns: Array.from({ length: turns }, () => [
      { kind: 'USER', userText: `${evidenceMark} question` },
      { kind: 'EXPECT', expectations: [{ kind: 'MUST_CONTAIN', values: [evidenceMark] }] },
    ]).flat(),
  };
  const config = {
    kind: 'DEMO',
    name: 'Demo',
    promptContent: evidenceMark,
    config: { latencyMs: 0 },
  };
  await org.open(async ({ db }) => {
    await db.$executeRaw`
      insert into run (id, number, suite_name, status, verdict, item_count, pass_count, fail_count,
        input_tokens, output_tokens, cost_micro_usd, variables, judge, idempotency_key, created_at, started_at, finished_at)
      select ${id}::uuid, (select coalesce(max(number), 0) + 1 from run), 'Smoke', 'COMPLETED', 'FAIL',
        ${items}::int, ${items - failed}::int, ${failed}::int,
        ${10 * items}::int, ${20 * items}::int, ${30 * items}::int,
        ${JSON.stringify({ shop: evidenceMark })}::jsonb,
        ${JSON.stringify({ ...config, name: 'Judge' })}::jsonb, ${id}, at, at, at
      from (select now() - ${endedDaysAgo}::float8 * interval '24 hours' as at) past`;
    await db.$executeRaw`
      insert into run_target (run_id, position, target_id, name, kind, config, prompt_content, concurrency)
      values (${id}::uuid, 0, ${newId()}::uuid, 'Demo', 'DEMO', ${JSON.stringify(config)}::jsonb,
        ${JSON.stringify(evidenceMark)}::jsonb, 4)`;
    await db.$executeRaw`
      insert into run_scenario (run_id, row, scenario_id, name, version, content)
      values (${id}::uuid, 0, ${scenarioId}::uuid, 'Scenario', 1, ${JSON.stringify(content)}::jsonb)`;
    await db.$executeRaw`
      insert into run_item (id, run_id, scenario_id, row, target_position, repeat, status, verdict,
        summary, error_message, turn_count, latency_ms, input_tokens, output_tokens, cost_micro_usd,
        finished_at)
      select new_id(), ${id}::uuid, ${scenarioId}::uuid, 0, 0, n, 'DONE',
        (case when n % 2 = 0 then 'FAIL' else 'PASS' end)::verdict,
        case when n % 2 = 0 then ${evidenceMark} end, case when n % 2 = 0 then ${evidenceMark} end,
        ${turns}::int, 100 + n, 10, 20, 30, now()
      from generate_series(1, ${items}::int) n`;
    await db.$executeRaw`
      insert into turn_result (item_id, position, user_text, reply_text, verdict, latency_ms, expectations)
      select i.id, t, ${evidenceMark}, repeat(${`${evidenceMark} `}, 40), 'PASS', 100,
        ${JSON.stringify([0, 1].map(judged))}::jsonb
      from run_item i, generate_series(0, ${turns}::int - 1) t where i.run_id = ${id}::uuid`;
    await db.$executeRaw`
      insert into earlier_result (item_id, round, verdict, summary, error_message, turns)
      select i.id, 1, 'FAIL', ${evidenceMark}, ${evidenceMark},
        (select jsonb_agg(to_jsonb(t) - '{org_id,item_id}'::text[] order by t.position)
         from turn_result t where t.org_id = i.org_id and t.item_id = i.id)
      from run_item i where i.run_id = ${id}::uuid and i.verdict = 'FAIL'`;
  });
  return id;
}

function judged(position: number) {
  return {
    position,
    spec: { kind: 'MUST_CONTAIN', values: [evidenceMark] },
    verdict: 'PASS',
    evidence: { message: evidenceMark, matches: [], missing: [] },
  };
}
