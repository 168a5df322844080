import type { Scope } from '#server/core/scope.ts';
import type { PlayedItem } from '../play/played.ts';

export type Outcome = { id: string; played: PlayedItem };

/** Characters that are written by one statement: replies may be long, and a statement is in memory whole. */
const mostText = 4_000_000;

/**
 * Writes finished conversations of a held run with all their turns, each at most once, and adds them to
 * the sums of the run.
 */
export async function recordResults(
  scope: Scope,
  runId: string,
  { outcomes, seq }: { outcomes: readonly Outcome[]; seq: number },
): Promise<void> {
  if (outcomes.length === 0) return;
  // For as long as it lasts, a connection keeps the plan by which the conversation of each turn is looked up.
  // One made while the table was small walks through all of a run for each: it is made anew for what is there.
  await scope.db.$executeRaw`discard plans`;
  let part: Row[] = [];
  let length = 0;
  for (const { id, played } of outcomes) {
    const counted = { turnCount: played.turns.length, ...fromCache(played) };
    const text = JSON.stringify({ id, ...played, ...counted });
    if (part.length > 0 && length + text.length > mostText) {
      await writeRows(scope, runId, { rows: part, seq });
      part = [];
      length = 0;
    }
    part.push({ id, text });
    length += text.length;
  }
  if (part.length > 0) await writeRows(scope, runId, { rows: part, seq });
}

/** A conversation as JSON. */
type Row = { id: string; text: string };

async function writeRows(
  scope: Scope,
  runId: string,
  { rows, seq }: { rows: readonly Row[]; seq: number },
): Promise<void> {
  const list = `[${rows.map(({ text }) => text).join()}]`;
  // Named twice, so that they are looked up however large the run is.
  const ids = rows.map(({ id }) => id);
  // One statement for all of it: what is written and what is counted can't differ.
  await scope.db.$executeRaw`
    with played as (
      select * from jsonb_to_recordset(${list}::jsonb) as o (
        id uuid, verdict verdict, score float8, summary text, "errorReason" text,
        "errorMessage" text, "turnCount" int, "latencyMs" int, "inputTokens" int,
        "outputTokens" int, "costMicroUsd" bigint, "cachedCount" int, "cachedCost" bigint,
        turns jsonb
      )
    ), done as (
      update run_item i
      set status = 'DONE', finished_at = clock_timestamp(), seq = ${seq},
          verdict = o.verdict, score = o.score, summary = o.summary,
          error_reason = o."errorReason", error_message = o."errorMessage",
          turn_count = o."turnCount", latency_ms = o."latencyMs",
          input_tokens = o."inputTokens", output_tokens = o."outputTokens",
          cost_micro_usd = o."costMicroUsd"
      from played o
      where i.org_id = ${scope.org.id}::uuid and i.id = any(${ids}::uuid[]) and i.id = o.id
        and i.status = 'RUNNING'
      returning i.id, i.verdict, i.input_tokens, i.output_tokens, i.cost_micro_usd,
        o."cachedCount" as cached, o."cachedCost" as cached_cost
    ), turns as (
      insert into turn_result (item_id, position, user_text, reply_text, verdict, error_reason,
        error_message, latency_ms, first_token_ms, input_tokens, output_tokens, cost_micro_usd,
        expectations, attempts, cached_at)
      select o.id, t.position, t."userText", t."replyText", t.verdict, t."errorReason",
        t."errorMessage", t."latencyMs", t."firstTokenMs", t."inputTokens", t."outputTokens",
        t."costMicroUsd", t.expectations, t.attempts, t."cachedAt"
      from played o join done using (id)
      cross join lateral jsonb_to_recordset(o.turns) as t (
        position int, "userText" text, "replyText" text, verdict verdict, "errorReason" text,
        "errorMessage" text, "latencyMs" int, "firstTokenMs" int, "inputTokens" int,
        "outputTokens" int, "costMicroUsd" bigint, expectations jsonb, attempts jsonb,
        "cachedAt" timestamptz
      )
    ), summed as (
      select count(*) filter (where verdict = 'PASS') as pass,
             count(*) filter (where verdict = 'FAIL') as fail,
             count(*) filter (where verdict = 'ERROR') as error,
             count(*) filter (where verdict = 'UNCHECKED') as unchecked,
             coalesce(sum(input_tokens), 0) as input, count(*) - count(input_tokens) as no_input,
             coalesce(sum(output_tokens), 0) as output, count(*) - count(output_tokens) as no_output,
             coalesce(sum(cost_micro_usd), 0) as cost, count(*) - count(cost_micro_usd) as no_cost,
             coalesce(sum(cached), 0) as cached,
             coalesce(sum(cached_cost), 0) as cached_cost
      from done
    )
    update run
    set pass_count = pass_count + summed.pass, fail_count = fail_count + summed.fail,
        error_count = error_count + summed.error,
        unchecked_count = unchecked_count + summed.unchecked,
        input_tokens = run.input_tokens + input, unknown_input = unknown_input + no_input,
        output_tokens = run.output_tokens + output, unknown_output = unknown_output + no_output,
        cost_micro_usd = run.cost_micro_usd + cost, unknown_cost = unknown_cost + no_cost,
        cached_count = cached_count + cached, booked_micro_usd = booked_micro_usd + cached_cost
    from summed
    where run.org_id = ${scope.org.id}::uuid and run.id = ${runId}::uuid`;
}

/**
 * Replies that came from the cache, and what they had cost: that was on the books when they were given. Where
 * the cost of a conversation is not known, nothing of it is in the sums.
 */
function fromCache({ turns, costMicroUsd }: PlayedItem) {
  const cached = turns.filter(({ cachedAt = null }) => cachedAt !== null);
  const cost = cached.reduce((sum, turn) => sum + (turn.costMicroUsd ?? 0), 0);
  return { cachedCount: cached.length, cachedCost: costMicroUsd === null ? 0 : cost };
}
