import type { Scope } from '#server/core/scope.ts';

/**
 * Puts aside what conversations of a locked run came to, with what people said about it. Those that were
 * not played have nothing to keep.
 */
export async function keepEarlier({ db, org }: Scope, ids: readonly string[]): Promise<void> {
  await db.$executeRaw`
    with kept as (
      insert into earlier_result (item_id, round, verdict, score, summary, error_reason,
        error_message, latency_ms, input_tokens, output_tokens, cost_micro_usd, turns, finished_at)
      select i.id,
        1 + (select count(*) from earlier_result e where e.org_id = i.org_id and e.item_id = i.id),
        i.verdict, i.score, i.summary, i.error_reason, i.error_message, i.latency_ms,
        i.input_tokens, i.output_tokens, i.cost_micro_usd,
        (select coalesce(jsonb_agg(to_jsonb(t) - '{org_id,item_id}'::text[] order by t.position), '[]')
         from turn_result t where t.org_id = i.org_id and t.item_id = i.id),
        i.finished_at
      from run_item i
      where i.org_id = ${org.id}::uuid and i.id = any(${[...ids]}::uuid[]) and i.verdict is not null
      returning item_id, round
    )
    update human_verdict h set round = kept.round
    from kept
    where h.org_id = ${org.id}::uuid and h.item_id = kept.item_id and h.round = 0`;
  await db.$executeRaw`
    delete from turn_result
    where org_id = ${org.id}::uuid and item_id = any(${[...ids]}::uuid[])`;
}
