import { z } from 'zod';
import { Verdict } from '#server/areas/scenarios/schema.ts';
import type { Scope } from '#server/core/scope.ts';
import type { FailedAttempt, PlayedExpectation } from '../play/played.ts';
import { readSaid, withSaid } from '../verdicts/verdicts-of.ts';

const count = z.number().nullable();

/** A row of `turn_result` as `keepEarlier` put it aside. */
const KeptTurn = z
  .object({
    position: z.number(),
    user_text: z.string(),
    reply_text: z.string().nullable(),
    verdict: Verdict,
    error_reason: z.string().nullable(),
    error_message: z.string().nullable(),
    latency_ms: count,
    first_token_ms: count,
    input_tokens: count,
    output_tokens: count,
    cost_micro_usd: count,
    expectations: z.custom<PlayedExpectation[]>(Array.isArray),
    attempts: z.custom<FailedAttempt[] | null>((value) => value === null || Array.isArray(value)),
    /** Absent from before there was a cache. */
    cached_at: z.string().nullable().default(null),
  })
  .transform((turn) => ({
    position: turn.position,
    userText: turn.user_text,
    replyText: turn.reply_text,
    verdict: turn.verdict,
    errorReason: turn.error_reason,
    errorMessage: turn.error_message,
    latencyMs: turn.latency_ms,
    firstTokenMs: turn.first_token_ms,
    inputTokens: turn.input_tokens,
    outputTokens: turn.output_tokens,
    costMicroUsd: turn.cost_micro_usd,
    expectations: turn.expectations,
    attempts: turn.attempts,
    cachedAt: turn.cached_at === null ? null : new Date(turn.cached_at),
  }));

/** The turns of an earlier result. */
export function earlierTurns(turns: unknown) {
  return z
    .array(KeptTurn)
    .parse(turns)
    .map((turn, index) => ({ ...turn, number: index + 1 }));
}

/** So many are shown. */
const mostShown = 20;

/** What a conversation came to before it was played again, the newest first, with all that was said. */
export async function readEarlier(scope: Scope, itemId: string) {
  const rows = await scope.db.earlierResult.findMany({
    where: { itemId },
    orderBy: { round: 'desc' },
    take: mostShown,
    omit: { orgId: true, itemId: true },
  });
  const results = [];
  for (const { costMicroUsd, turns, ...row } of rows) {
    const said = (await readSaid(scope, [itemId], row.round)).get(itemId);
    results.push({
      ...row,
      costMicroUsd: costMicroUsd === null ? null : Number(costMicroUsd),
      turns: earlierTurns(turns).map((turn) => withSaid(turn, said)),
    });
  }
  return results;
}

type Earlier = Awaited<ReturnType<typeof readEarlier>>[number];

/** The same result without what was said in it. */
export function withoutEvidence(result: Earlier): Earlier {
  return { ...result, summary: null, errorMessage: null, turns: [] };
}
