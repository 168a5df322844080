import type { z } from 'zod';
import type { Scope } from '#server/core/scope.ts';
import type { ListRuns } from '../schema.ts';
import { readRuns } from './run-view.ts';

/** A page of runs, newest first. */
export async function listRuns(
  scope: Scope,
  { suiteId, status, cursor, limit }: z.output<typeof ListRuns>,
) {
  const before = /^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : null;
  const rows = await readRuns(scope, {
    where: {
      ...(before === null ? {} : { number: { lt: before } }),
      ...(suiteId ? { suiteId } : {}),
      ...(status ? { status } : {}),
    },
    take: limit + 1,
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? String(last.number) : null };
}
