import type { Scope } from '#server/core/scope.ts';

/**
 * Deletes what was said in these items of marked runs and how it was judged; their verdicts and numbers
 * stay. May be done again.
 */
export async function deleteEvidence(
  scope: Scope,
  { runIds, itemIds }: { runIds: readonly string[]; itemIds: readonly string[] },
): Promise<void> {
  const { db, org } = scope;
  // The run before its items, as everybody does: an organization that is being deleted waits here.
  await db.$queryRaw`
    select id from run where org_id = ${org.id}::uuid and id = any(${runIds}::uuid[])
    order by id for update`;
  await db.$executeRaw`
    delete from turn_result
    where org_id = ${org.id}::uuid and item_id = any(${itemIds}::uuid[])`;
  await db.$executeRaw`
    update run_item set summary = null, error_message = null
    where org_id = ${org.id}::uuid and id = any(${itemIds}::uuid[])
      and (summary is not null or error_message is not null)`;
  await db.$executeRaw`
    update earlier_result set turns = '[]', summary = null, error_message = null
    where org_id = ${org.id}::uuid and item_id = any(${itemIds}::uuid[])`;
  // What people wrote of it speaks of it; that they agreed or not is a number.
  await db.$executeRaw`
    update human_verdict set note = ''
    where org_id = ${org.id}::uuid and item_id = any(${itemIds}::uuid[]) and note <> ''`;
}
