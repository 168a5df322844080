import type { z } from 'zod';
import type { Scope } from '#server/core/scope.ts';
import { asStored } from '../../reads/stored-turn.ts';
import { scenarioLabel } from '../../scenario-label.ts';
import type { ListToLabel } from '../../schema.ts';

/** How many runs are looked through, the newest first. */
const mostRuns = 50;

/** What a scenario holds of which a judge decides something. */
const judged = JSON.stringify({ turns: [{ expectations: [{ kind: 'SEMANTIC_ASSERT' }] }] });

type Found = { itemId: string; turn: number; expectation: number; number: number; draw: string };

/**
 * Verdicts of judges that nobody has said anything about: of the newest run first, drawn from it at
 * random but always in the same order, so that what gets labelled is a sample of the run and not its
 * beginning. What the judge could not decide is not among them.
 */
export async function listToLabel(
  scope: Scope,
  { cursor, limit, targetId }: z.output<typeof ListToLabel>,
) {
  const [, number = '2000000000', draw = ''] =
    /^(\d{1,9}):([0-9a-f]{32})$/.exec(cursor ?? '') ?? [];
  const orgId = scope.org.id;
  const found = await scope.db.$queryRaw<Found[]>`
    select drawn."itemId", drawn.turn, drawn.expectation, recent.number, drawn.draw
    from (
      select id, number from run
      where org_id = ${orgId}::uuid and judge is not null and evidence_dropped_at is null
        and number <= ${Number(number)}::int
        and (${targetId ?? null}::text is null or judge ->> 'targetId' = ${targetId ?? null}::text)
        and exists (
          select from run_scenario s
          where s.org_id = ${orgId}::uuid and s.run_id = run.id and s.content @> ${judged}::jsonb
        )
      order by number desc limit ${mostRuns}
    ) recent
    cross join lateral (
      select i.id as "itemId", t.position as turn, (e ->> 'position')::int as expectation,
        md5(concat_ws(':', i.id, t.position, e ->> 'position')) as draw
      from run_item i
      join turn_result t on t.org_id = i.org_id and t.item_id = i.id
      cross join lateral jsonb_array_elements(t.expectations) e
      where i.org_id = ${orgId}::uuid and i.run_id = recent.id and i.status = 'DONE'
        and e -> 'spec' ->> 'kind' = 'SEMANTIC_ASSERT' and e ->> 'verdict' in ('PASS', 'FAIL')
        and (recent.number < ${Number(number)}::int
          or md5(concat_ws(':', i.id, t.position, e ->> 'position')) > ${draw})
        and not exists (
          select from human_verdict h
          where h.org_id = ${orgId}::uuid and h.item_id = i.id and h.round = 0 and h.turn_position = t.position
            and h.position = (e ->> 'position')::int and h.is_latest and h.verdict is not null
        )
      order by draw limit ${limit + 1}
    ) drawn
    order by recent.number desc, drawn.draw limit ${limit + 1}`;
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: await readLabelled(scope, page),
    nextCursor: last ? `${last.number}:${last.draw}` : null,
  };
}

async function readLabelled(scope: Scope, page: readonly Found[]) {
  const itemIds = page.map(({ itemId }) => itemId);
  const rows = await scope.db.runItem.findMany({
    where: { id: { in: itemIds } },
    select: {
      id: true,
      runId: true,
      replays: true,
      scenario: { select: { name: true, dataRow: true } },
      target: { select: { name: true } },
      turns: { orderBy: { position: 'asc' }, omit: { orgId: true, costMicroUsd: true } },
      humanVerdicts: { where: { round: 0 }, select: { turnPosition: true, position: true } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const kept = await scope.db.run.findMany({
    where: { id: { in: rows.map(({ runId }) => runId) }, evidenceDroppedAt: null },
    select: { id: true, number: true, suiteName: true, judge: true },
  });
  const runs = new Map(kept.map((run) => [run.id, run]));
  return page.flatMap(({ itemId, turn, expectation }) => {
    const item = byId.get(itemId);
    const run = item && runs.get(item.runId);
    const turns = item?.turns.map(asStored).filter(({ position }) => position <= turn) ?? [];
    const asked = turns.at(-1)?.expectations.find(({ position }) => position === expectation);
    if (!run || asked?.spec.kind !== 'SEMANTIC_ASSERT') return [];
    return {
      itemId,
      turn,
      expectation,
      /** As people count. */
      turnNumber: turns.length,
      seen: item.humanVerdicts.filter(
        (said) => said.turnPosition === turn && said.position === expectation,
      ).length,
      replays: item.replays,
      runId: run.id,
      run: `${run.suiteName} #${run.number}`,
      scenario: scenarioLabel(item.scenario),
      target: item.target.name,
      rubric: asked.spec.rubric,
      judge: {
        verdict: asked.verdict,
        reason: asked.evidence.message,
        confidence: asked.evidence.confidence ?? null,
      },
      said: turns.map(({ userText, replyText }) => ({ userText, replyText })),
    };
  });
}
