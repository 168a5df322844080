import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import type { Scope } from '#server/core/scope.ts';
import { lockRun } from '../engine/lock-run.ts';
import { runErrors } from '../errors.ts';
import { asStored } from '../reads/stored-turn.ts';
import { scenarioLabel } from '../scenario-label.ts';

/**
 * A played conversation, its run locked until the transaction ends, with all that its verdict is made of.
 * @throws runs.itemNotFound, runs.notPlayed, runs.evidenceDropped
 */
export async function openItem(scope: Scope, itemId: string) {
  const found = await scope.db.runItem.findFirst({
    where: { id: itemId },
    select: { runId: true },
  });
  const locked = found && (await lockRun(scope, found.runId));
  if (!locked) throw runErrors.itemNotFound();
  const item = await scope.db.runItem.findFirst({
    where: { id: itemId },
    select: {
      id: true,
      runId: true,
      status: true,
      verdict: true,
      replays: true,
      scenario: { select: { name: true, dataRow: true, content: true } },
      run: { select: { judge: true, evidenceDroppedAt: true } },
      turns: { orderBy: { position: 'asc' } },
    },
  });
  if (!item) throw runErrors.itemNotFound();
  if (item.run.evidenceDroppedAt !== null) throw runErrors.evidenceDropped();
  if (item.status !== 'DONE' || item.verdict === null) throw runErrors.notPlayed();
  const { scenario, run } = item;
  return {
    id: item.id,
    runId: item.runId,
    verdict: item.verdict,
    replays: item.replays,
    label: `${scenarioLabel(scenario)} in ${locked.suiteName} #${locked.number}`,
    content: ScenarioContent.parse(scenario.content),
    judge: run.judge,
    turns: item.turns.map((turn) => ({
      ...asStored(turn),
      costMicroUsd: turn.costMicroUsd === null ? null : Number(turn.costMicroUsd),
    })),
  };
}

export type OpenItem = Awaited<ReturnType<typeof openItem>>;
