import type { z } from 'zod';
import type { Prisma } from '#server/core/db/prisma.ts';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import type { ListRunItems } from '../schema.ts';
import { readDropped } from './evidence.ts';

const cell = {
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
export async function readItems(scope: Scope, where: Prisma.RunItemWhereInput & { runId: string }) {
  const rows = await scope.db.runItem.findMany({ where, orderBy: matrixOrder, select: cell });
  const dropped = await readDropped(scope, where.runId);
  const dataRows = await readDataRows(scope, where.runId);
  const items = rows.map(({ costMicroUsd, summary, ...item }) => ({
    ...item,
    /** The row of its scenario's table; null where that has none. */
    dataRow: dataRows.get(item.row) ?? null,
    summary: dropped ? null : summary,
    costMicroUsd: costMicroUsd === null ? null : Number(costMicroUsd),
  }));
  return { items, dropped };
}

async function readDataRows(scope: Scope, runId: string): Promise<Map<number, string | null>> {
  const rows = await scope.db.runScenario.findMany({
    where: { runId, dataRow: { not: null } },
    select: { row: true, dataRow: true },
  });
  return new Map(rows.map(({ row, dataRow }) => [row, dataRow]));
}

export type ItemView = Awaited<ReturnType<typeof readItems>>['items'][number];

/** The items of `limit` whole rows of the matrix; the cursor is the first row of the next page. */
export async function listItems(
  scope: Scope,
  { runId, cursor, limit }: z.output<typeof ListRunItems>,
) {
  const run = await scope.db.run.findFirst({
    where: { id: runId },
    select: { _count: { select: { scenarios: true } } },
  });
  if (!run) throw runErrors.notFound();
  const first = /^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : 0;
  const next = first + limit;
  const page = await readItems(scope, { runId, row: { gte: first, lt: next } });
  return { ...page, nextCursor: next < run._count.scenarios ? String(next) : null };
}
