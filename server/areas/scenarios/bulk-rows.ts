import type { Scope } from '#server/core/scope.ts';
import { scenarioErrors } from './errors.ts';

/** What bulk changes look at. */
export type BulkRow = {
  id: string;
  name: string;
  status: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
  isSuggested: boolean;
  tags: string[];
};

/**
 * The scenarios with these ids in their order, held against other writers until the unit of work ends.
 * @throws scenarios.notFound at `ids.<index>` for the first that there is not
 */
export async function lockRows(scope: Scope, ids: readonly string[]): Promise<BulkRow[]> {
  // In the order of ids, so that two bulk changes can't wait for each other.
  const rows = await scope.db.$queryRaw<BulkRow[]>`
    select id, name, status::text as status, is_suggested as "isSuggested", tags from scenario
    where id = any(${[...ids]}::uuid[]) order by id for update`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id, index) => {
    const row = byId.get(id);
    if (!row) throw scenarioErrors.notFoundAt(index);
    return row;
  });
}
