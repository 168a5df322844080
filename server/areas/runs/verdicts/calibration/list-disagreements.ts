import type { z } from 'zod';
import { decodeCursor, encodeCursor } from '#server/core/paging.ts';
import { namesOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import { earlierTurns } from '../../reads/earlier-results.ts';
import { asStored } from '../../reads/stored-turn.ts';
import { scenarioLabel } from '../../scenario-label.ts';
import type { ListDisagreements } from '../../schema.ts';
import { placeKey } from '../place.ts';
import { asHuman } from '../verdicts-of.ts';

/** Where people and a judge see it differently, newest first; without its texts where they were dropped. */
export async function listDisagreements(
  scope: Scope,
  { cursor, limit, targetId }: z.output<typeof ListDisagreements>,
) {
  const from = decodeCursor(cursor);
  const rows = await scope.db.humanVerdict.findMany({
    where: {
      isLatest: true,
      isSemantic: true,
      ...(targetId ? { judgeId: targetId } : {}),
      AND: [
        {
          OR: [
            { machineVerdict: 'PASS', verdict: 'FAIL' },
            { machineVerdict: 'FAIL', verdict: 'PASS' },
          ],
        },
        from
          ? { OR: [{ givenAt: { lt: from.at } }, { givenAt: from.at, id: { lt: from.id } }] }
          : {},
      ],
    },
    orderBy: [{ givenAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    include: {
      item: {
        select: {
          id: true,
          runId: true,
          scenario: { select: { name: true, dataRow: true } },
          run: { select: { number: true, suiteName: true } },
          turns: { select: { position: true, expectations: true, attempts: true } },
          earlier: { select: { round: true, turns: true } },
        },
      },
    },
  });
  // After the texts: it is marked before the first of them goes.
  const dropped = await droppedOf(scope, [...new Set(rows.map(({ item }) => item.runId))]);
  const names = await namesOf(
    scope,
    rows.map(({ givenById }) => givenById),
  );
  const items = rows.slice(0, limit).map(({ item, ...row }) => {
    const isKept = !dropped.has(item.runId);
    const place = { turn: row.turnPosition, expectation: row.position };
    const { turns } = item.earlier.find(({ round }) => round === row.round) ?? {};
    const judged = isKept ? findJudged(turns ? earlierTurns(turns) : item.turns, place) : null;
    return {
      id: row.id,
      itemId: item.id,
      runId: item.runId,
      run: `${item.run.suiteName} #${item.run.number}`,
      scenario: scenarioLabel(item.scenario),
      judge: row.judgeName,
      judgeVerdict: row.machineVerdict,
      confidence: row.confidence,
      verdict: asHuman(row.verdict),
      note: isKept ? row.note : null,
      by: names.get(row.givenById ?? '') ?? null,
      at: row.givenAt,
      /** Null where they were dropped. */
      rubric: judged && judged.spec.kind === 'SEMANTIC_ASSERT' ? judged.spec.rubric : null,
      reason: judged?.evidence.message ?? null,
    };
  });
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor({ at: last.at, id: last.id }) : null };
}

async function droppedOf(scope: Scope, runIds: string[]): Promise<Set<string>> {
  const runs = await scope.db.run.findMany({
    where: { id: { in: runIds }, evidenceDroppedAt: { not: null } },
    select: { id: true },
  });
  return new Set(runs.map(({ id }) => id));
}

function findJudged(
  turns: readonly { position: number; expectations: unknown; attempts: unknown }[],
  place: { turn: number; expectation: number },
) {
  const wanted = placeKey(place);
  for (const turn of turns.map(asStored)) {
    for (const one of turn.expectations) {
      if (placeKey({ turn: turn.position, expectation: one.position }) === wanted) return one;
    }
  }
  return null;
}
