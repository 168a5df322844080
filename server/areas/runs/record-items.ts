import type { Scope } from '#server/core/scope.ts';
import { nextSeq } from './next-seq.ts';
import type { PlayedItem } from './played.ts';
import type { HeldItem } from './renew-leases.ts';

export type Outcome = HeldItem & { played: PlayedItem };

/**
 * Writes finished items of a locked run with all their turns, each at most once. Returns the ids of
 * those whose fence was lost meanwhile: their results are dropped.
 */
export async function recordItems(
  scope: Scope,
  runId: string,
  outcomes: readonly Outcome[],
): Promise<string[]> {
  if (outcomes.length === 0) return [];
  const written = await finishItems(scope, runId, outcomes);
  const kept = outcomes.filter(({ id }) => written.has(id));
  await writeTurns(scope, kept);
  if (kept.length > 0) await countVerdicts(scope, runId);
  return outcomes.filter(({ id }) => !written.has(id)).map(({ id }) => id);
}

async function finishItems(
  scope: Scope,
  runId: string,
  outcomes: readonly Outcome[],
): Promise<Set<string>> {
  const seq = await nextSeq(scope, runId);
  const rows = outcomes.map(({ id, fence, played: { turns, ...item } }) => ({
    id,
    fence,
    ...item,
    turnCount: turns.length,
  }));
  const written = await scope.db.$queryRaw<{ id: string }[]>`
    update run_item i
    set status = 'DONE', lease_until = null, finished_at = clock_timestamp(), seq = ${seq},
        verdict = o.verdict, score = o.score, summary = o.summary, error_reason = o."errorReason",
        error_message = o."errorMessage", turn_count = o."turnCount", latency_ms = o."latencyMs",
        input_tokens = o."inputTokens", output_tokens = o."outputTokens",
        cost_micro_usd = o."costMicroUsd"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as o (
      id uuid, fence int, verdict verdict, score float8, summary text, "errorReason" text, "errorMessage" text,
      "turnCount" int, "latencyMs" int, "inputTokens" int, "outputTokens" int,
      "costMicroUsd" bigint
    )
    where i.org_id = ${scope.org.id}::uuid and i.run_id = ${runId}::uuid
      and i.id = o.id and i.fence = o.fence and i.status = 'RUNNING'
    returning i.id`;
  return new Set(written.map(({ id }) => id));
}

async function writeTurns(scope: Scope, outcomes: readonly Outcome[]): Promise<void> {
  const turns = outcomes.flatMap(({ id: itemId, played }) =>
    played.turns.map(({ expectations: _, ...turn }) => ({ itemId, ...turn })),
  );
  const expectations = outcomes.flatMap(({ id: itemId, played }) =>
    played.turns.flatMap((turn) =>
      turn.expectations.map((expectation) => ({
        ...expectation,
        itemId,
        turnPosition: turn.position,
        kind: expectation.spec.kind,
      })),
    ),
  );
  if (turns.length > 0) await scope.db.turnResult.createMany({ data: turns });
  if (expectations.length > 0) await scope.db.expectationResult.createMany({ data: expectations });
}

/** Counted anew from the items each time, so that the sums can't drift from them. */
export async function countVerdicts(scope: Scope, runId: string): Promise<void> {
  await scope.db.$executeRaw`
    update run
    set pass_count = counted.pass, fail_count = counted.fail, error_count = counted.error,
        unchecked_count = counted.unchecked
    from (
      select count(*) filter (where verdict = 'PASS') as pass,
             count(*) filter (where verdict = 'FAIL') as fail,
             count(*) filter (where verdict = 'ERROR') as error,
             count(*) filter (where verdict = 'UNCHECKED') as unchecked
      from run_item where org_id = ${scope.org.id}::uuid and run_id = ${runId}::uuid
    ) counted
    where run.org_id = ${scope.org.id}::uuid and run.id = ${runId}::uuid`;
}
