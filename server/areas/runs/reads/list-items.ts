import type { z } from 'zod';
import type { Prisma } from '#server/core/db/prisma.ts';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import type { ListRunItems } from '../schema.ts';
import { readDropped } from './evidence.ts';
import { countRows } from './get-run.ts';

/** What a cell of the matrix is made of. */
export const cell = {
  id: true,
  row: true,
  targetPosition: true,
  repeat: true,
  status: true,
  verdict: true,
  score: true,
  summary: true,
  turnCount: true,
  attempt: true,
  latencyMs: true,
  inputTokens: true,
  outputTokens: true,
  costMicroUsd: true,
} as const satisfies Prisma.RunItemSelect;

export const matrixOrder = [
  { row: 'asc' as const },
  { targetPosition: 'asc' as const },
  { repeat: 'asc' as const },
];

/**
 * Items of one run as cells of its matrix, in the matrix' order. When its evidence was dropped, no item
 * says why it is what it is.
 */
export async function readItems(
  scope: Scope,
  where: Prisma.RunItemWhereInput & { runId: string },
  most?: number,
) {
  const rows = await scope.db.runItem.findMany({
    where,
    orderBy: matrixOrder,
    select: cell,
    ...(most === undefined ? {} : { take: most }),
  });
  const dropped = await readDropped(scope, where.runId);
  const names = await readNames(
    scope,
    where.runId,
    rows.map(({ row }) => row),
  );
  const items = rows.map(({ costMicroUsd, summary, ...item }) => ({
    ...item,
    scenarioName: names.get(item.row)?.name ?? '',
    /** The row of its scenario's table; null where that has none. */
    dataRow: names.get(item.row)?.dataRow ?? null,
    summary: dropped ? null : summary,
    costMicroUsd: costMicroUsd === null ? null : Number(costMicroUsd),
  }));
  return { items, dropped };
}

async function readNames(scope: Scope, runId: string, rows: readonly number[]) {
  const found = await scope.db.runScenario.findMany({
    where: { runId, row: { in: [...new Set(rows)] } },
    select: { row: true, name: true, dataRow: true },
  });
  return new Map(found.map(({ row, ...name }) => [row, name]));
}

export type ItemView = Awaited<ReturnType<typeof readItems>>['items'][number];

/** The items of `limit` whole rows of the matrix; the cursor is the first row of the next page. */
export async function listItems(
  scope: Scope,
  { runId, cursor, limit }: z.output<typeof ListRunItems>,
) {
  const run = await scope.db.run.findFirst({ where: { id: runId }, select: { id: true } });
  if (!run) throw runErrors.notFound();
  const first = /^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : 0;
  const next = first + limit;
  const page = await readItems(scope, { runId, row: { gte: first, lt: next } });
  return { ...page, nextCursor: next < (await countRows(scope, runId)) ? String(next) : null };
}
