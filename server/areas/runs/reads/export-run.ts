import type { Scope } from '#server/core/scope.ts';
import { droppedText } from '../dropped-text.ts';
import { runErrors } from '../errors.ts';
import { getRun } from './get-run.ts';
import { readItems } from './list-items.ts';

/**
 * A whole run as one JSON document: what it was started with and all that came of it; names and numbers
 * alone when its evidence was dropped, and a note that says so. No secrets.
 */
export async function exportRun(scope: Scope, runId: string) {
  const run = await getRun(scope, runId);
  const frozen = await scope.db.run.findFirst({
    where: { id: runId },
    select: {
      variables: true,
      judge: true,
      targets: { orderBy: { position: 'asc' }, omit: { orgId: true, runId: true } },
      scenarios: { orderBy: { row: 'asc' }, omit: { orgId: true, runId: true } },
    },
  });
  if (!frozen) throw runErrors.notFound();
  const turns = await readAllTurns(scope, runId);
  const { items, dropped } = await readItems(scope, { runId });
  return {
    format: 'assay.run/1',
    ...run,
    ...(dropped ? { note: droppedText(dropped) } : frozen),
    dropped,
    items: items.map((item) => ({ ...item, turns: (!dropped && turns.get(item.id)) || [] })),
  };
}

async function readAllTurns(scope: Scope, runId: string) {
  const rows = await scope.db.turnResult.findMany({
    where: { item: { runId } },
    orderBy: [{ itemId: 'asc' }, { position: 'asc' }],
    omit: { orgId: true },
    include: {
      expectations: {
        orderBy: { position: 'asc' },
        omit: { orgId: true, itemId: true, turnPosition: true },
      },
    },
  });
  const turns = rows.map(({ itemId, costMicroUsd, ...turn }) => ({
    itemId,
    turn: { ...turn, costMicroUsd: costMicroUsd === null ? null : Number(costMicroUsd) },
  }));
  const byItem = new Map<string, (typeof turns)[number]['turn'][]>();
  for (const { itemId, turn } of turns) {
    byItem.set(itemId, [...(byItem.get(itemId) ?? []), turn]);
  }
  return byItem;
}
