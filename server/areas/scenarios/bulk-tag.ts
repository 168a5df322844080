import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { announceScenario } from './announce-scenario.ts';
import { lockRows } from './bulk-rows.ts';
import { scenarioErrors } from './errors.ts';
import { type BulkTag, mostTags } from './schema.ts';

/**
 * Adds tags to scenarios and takes others from them, all or none.
 * @returns the ids of those that are tagged otherwise now
 * @throws scenarios.tooManyTags, which names the first that has no room
 */
export async function bulkTag(
  scope: Scope,
  { ids, add, remove }: z.output<typeof BulkTag>,
): Promise<{ changedIds: string[] }> {
  const rows = await lockRows(scope, ids);
  const changed = rows.flatMap(({ id, name, tags: before }) => {
    const kept = before.filter((tag) => !remove.includes(tag));
    const tags = [...kept, ...add.filter((tag) => !kept.includes(tag))];
    if (tags.length > mostTags) throw scenarioErrors.tooManyTags(name);
    return String(tags) === String(before) ? [] : [{ id, name, before, tags }];
  });
  await scope.db.$executeRaw`
    update scenario s set tags = array(select jsonb_array_elements_text(n.tags)), updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) n (id uuid, tags jsonb)
    where s.id = n.id`;
  for (const { id, name, before, tags } of changed) {
    await audit(scope, 'scenario.updated', {
      resource: { kind: 'scenario', id, name },
      change: { before: { tags: before }, after: { tags } },
    });
    await announceScenario(scope, id);
  }
  if (changed.length === 0) await noteNothing(scope, rows.length);
  return { changedIds: changed.map(({ id }) => id) };
}

/** A write leaves an event, also one that found everything as it was to be. */
async function noteNothing(scope: Scope, scenarios: number) {
  await audit(scope, 'scenario.updated', {
    resource: { kind: 'scenario' },
    details: { scenarios },
  });
}
