import type { Prisma } from '#server/core/db/prisma.ts';
import type { Scope } from '#server/core/scope.ts';
import { cell, matrixOrder } from '../reads/list-items.ts';
import { asStored } from '../reads/stored-turn.ts';
import { readSaid, withSaid } from '../verdicts/verdicts-of.ts';

const exported = {
  ...cell,
  errorReason: true,
  scenario: { select: { scenarioId: true, name: true, dataRow: true, version: true } },
} as const satisfies Prisma.RunItemSelect;

type Query = { where: Prisma.RunItemWhereInput & { runId: string }; take?: number };

/** Conversations with their turns, in the order of the matrix, whether they were dropped or not. */
export async function readExportItems(scope: Scope, { where, take }: Query) {
  const rows = await scope.db.runItem.findMany({
    where,
    orderBy: matrixOrder,
    select: exported,
    ...(take === undefined ? {} : { take }),
  });
  const turns = await readTurnsOf(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map(({ costMicroUsd, scenario, ...item }) => ({
    ...item,
    costMicroUsd: toNumber(costMicroUsd),
    dataRow: scenario.dataRow,
    scenario: { id: scenario.scenarioId, name: scenario.name, version: scenario.version },
    turns: turns.get(item.id) ?? [],
  }));
}

export type ReadItem = Awaited<ReturnType<typeof readExportItems>>[number];

/** A conversation as the JSON document has it. */
export function asDocumentItem({ errorReason: _, scenario: __, ...item }: ReadItem) {
  return item;
}

/** The same conversation without what was said in it. */
export function withoutEvidence(item: ReadItem): ReadItem {
  return { ...item, summary: null, turns: [] };
}

async function readTurnsOf(scope: Scope, itemIds: string[]) {
  const rows = await scope.db.turnResult.findMany({
    where: { itemId: { in: itemIds } },
    orderBy: [{ itemId: 'asc' }, { position: 'asc' }],
    omit: { orgId: true },
  });
  const said = await readSaid(scope, itemIds);
  const turns = rows.map(({ itemId, costMicroUsd, ...turn }) => ({
    itemId,
    turn: {
      ...withSaid(asStored(turn), said.get(itemId)),
      costMicroUsd: toNumber(costMicroUsd),
    },
  }));
  const byItem = new Map<string, (typeof turns)[number]['turn'][]>();
  for (const { itemId, turn } of turns) {
    const known = byItem.get(itemId);
    if (known) known.push(turn);
    else byItem.set(itemId, [turn]);
  }
  return byItem;
}

function toNumber(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}
