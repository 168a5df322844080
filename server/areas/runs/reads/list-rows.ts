import type { z } from 'zod';
import type { Scope } from '#server/core/scope.ts';
import type { ListRunRows } from '../schema.ts';
import { readDropped } from './evidence.ts';
import { matchRows } from './match-rows.ts';
import { readMatched } from './read-matched.ts';

/** Conversations of one page, about: rows with many of them come fewer at a time. */
const mostItems = 2_000;

/**
 * A page of the rows of a run's matrix, with their conversations: those that the filter lets through, from
 * row `from` on, in order. `next` is the row where the next page begins, null at the end. A page of a
 * filter may hold less than there is room for, even nothing, before the end: so many rows are looked at
 * for one page and no more.
 */
export async function listRows(scope: Scope, input: z.output<typeof ListRunRows>) {
  const { runId, from, filter } = input;
  const run = await readMatched(scope, runId);
  const { rowCount, width } = run;
  const limit = Math.max(1, Math.min(input.limit, Math.floor(mostItems / width)));
  const found = filter
    ? await matchRows(scope, run, { filter, from, limit })
    : span(from, Math.min(from + limit, rowCount), rowCount);
  const rows = await readRows(scope, runId, found.rows, filter?.target);
  // Asked last: what was dropped meanwhile must not look as if it had been empty.
  const dropped = await readDropped(scope, runId);
  return {
    rows: dropped ? rows.map(withoutReasons) : rows,
    next: found.next,
    dropped,
  };
}

function span(from: number, until: number, rowCount: number) {
  const rows = Array.from({ length: Math.max(0, until - from) }, (_, index) => from + index);
  return { rows, next: until < rowCount ? until : null };
}

type RowView = Awaited<ReturnType<typeof readRows>>[number];

function withoutReasons(row: RowView): RowView {
  return { ...row, items: row.items.map((item) => ({ ...item, summary: null })) };
}

async function readRows(scope: Scope, runId: string, rows: number[], target: number | undefined) {
  const where = { runId, row: { in: rows } };
  const scenarios = await scope.db.runScenario.findMany({
    where,
    orderBy: { row: 'asc' },
    select: { row: true, scenarioId: true, name: true, dataRow: true, version: true },
  });
  const items = await scope.db.runItem.findMany({
    where: { ...where, ...(target === undefined ? {} : { targetPosition: target }) },
    orderBy: [{ row: 'asc' }, { targetPosition: 'asc' }, { repeat: 'asc' }],
    select: {
      id: true,
      row: true,
      targetPosition: true,
      repeat: true,
      status: true,
      verdict: true,
      summary: true,
      latencyMs: true,
    },
  });
  const byRow = new Map<number, typeof items>();
  for (const item of items) {
    const same = byRow.get(item.row);
    if (same) same.push(item);
    else byRow.set(item.row, [item]);
  }
  return scenarios.map((scenario) => ({ ...scenario, items: byRow.get(scenario.row) ?? [] }));
}
