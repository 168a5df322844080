import type { Verdict } from '#server/areas/scenarios/schema.ts';
import type { Scope } from '#server/core/scope.ts';
import { announceRun } from '../engine/announce-run.ts';
import { nextSeq } from '../engine/next-seq.ts';
import { keepVerdict } from '../keep-verdict.ts';
import { isOver } from '../run-states.ts';
import type { OpenItem } from './open-item.ts';
import { placeKey } from './place.ts';
import { type Said, sumJudged } from './sum-judged.ts';
import { asHuman } from './verdicts-of.ts';

/**
 * Writes what an opened conversation and its run come to with what people say now, and tells those who
 * watch the run. Returns the new verdict of the conversation.
 */
export async function applyVerdicts(scope: Scope, item: OpenItem): Promise<Verdict> {
  const sum = sumJudged(item.turns, await readStanding(scope, item.id), item.content);
  for (const { position, verdict } of sum.turns) {
    await scope.db.turnResult.updateMany({
      where: { itemId: item.id, position, verdict: { not: verdict } },
      data: { verdict },
    });
  }
  const seq = await nextSeq(scope, item.runId);
  const { verdict, score, summary, errorReason, errorMessage } = sum;
  await scope.db.runItem.updateMany({
    where: { id: item.id },
    data: { verdict, score, summary, errorReason, errorMessage, seq },
  });
  if (verdict !== item.verdict) await moveCount(scope, item.runId, item.verdict, verdict);
  await announceRun(scope, item.runId);
  return verdict;
}

async function readStanding(scope: Scope, itemId: string): Promise<Map<string, Said>> {
  const rows = await scope.db.humanVerdict.findMany({
    where: { itemId, round: 0, isLatest: true, verdict: { not: null } },
    select: { turnPosition: true, position: true, verdict: true, note: true },
  });
  return new Map(
    rows.flatMap(({ turnPosition, position, verdict, note }) => {
      const said = asHuman(verdict);
      const key = placeKey({ turn: turnPosition, expectation: position });
      return said === null ? [] : [[key, { verdict: said, note }] as const];
    }),
  );
}

const counted = {
  PASS: 'passCount',
  FAIL: 'failCount',
  ERROR: 'errorCount',
  UNCHECKED: 'uncheckedCount',
} as const satisfies Record<Verdict, string>;

/** One conversation less of one verdict and one more of another; a run that has ended follows them. */
async function moveCount(scope: Scope, runId: string, before: Verdict, after: Verdict) {
  const run = await scope.db.run.update({
    where: { orgId_id: { orgId: scope.org.id, id: runId } },
    data: { [counted[before]]: { decrement: 1 }, [counted[after]]: { increment: 1 } },
    select: { status: true },
  });
  if (isOver(run.status)) await keepVerdict(scope, runId);
}
