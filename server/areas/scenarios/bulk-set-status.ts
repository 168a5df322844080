import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { lockRows } from './bulk-rows.ts';
import type { BulkSetStatus } from './schema.ts';

export type StatusItem = z.output<typeof BulkSetStatus>['items'][number];

const actions = {
  DRAFT: 'scenario.updated',
  PUBLISHED: 'scenario.published',
  ARCHIVED: 'scenario.archived',
} as const;

/**
 * Publishes or archives scenarios, or brings them back to what they were, all or none.
 * @param action the audit action; that of the status when absent
 * @returns what they were before, to bring them back with
 */
export async function bulkSetStatus(
  scope: Scope,
  items: readonly StatusItem[],
  action?: string,
): Promise<{ before: StatusItem[] }> {
  const rows = await lockRows(
    scope,
    items.map(({ id }) => id),
  );
  await scope.db.$executeRaw`
    update scenario s set status = n.status::publication_status, is_suggested = n."isSuggested",
      updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      n (id uuid, status text, "isSuggested" boolean)
    where s.id = n.id`;
  for (const [index, { id, name, status: before }] of rows.entries()) {
    const status = items[index]?.status ?? before;
    await audit(scope, action ?? actions[status], {
      resource: { kind: 'scenario', id, name },
      change: { before: { status: before }, after: { status } },
    });
  }
  return { before: rows.map(({ id, status, isSuggested }) => ({ id, status, isSuggested })) };
}

/** Gives scenarios one status. What is published is a suggestion no more. */
export async function bulkPublish(scope: Scope, ids: readonly string[]) {
  const items = ids.map((id) => ({ id, status: 'PUBLISHED' as const, isSuggested: false }));
  return await bulkSetStatus(scope, items);
}

/** Takes scenarios out of lists and searches; suites that play them still do. */
export async function bulkArchive(scope: Scope, ids: readonly string[]) {
  const rows = await lockRows(scope, ids);
  const items = rows.map(({ id, isSuggested }) => ({
    id,
    status: 'ARCHIVED' as const,
    isSuggested,
  }));
  return await bulkSetStatus(scope, items);
}
