import type { Scope } from '#server/core/scope.ts';

/** What an organization may keep. */
export const mostBytes = 256 * 1024 ** 2;

/** Deletes the oldest replies until a tenth of `most` bytes is free again. */
export async function trimReplies(scope: Scope, most = mostBytes): Promise<void> {
  const orgId = scope.org.id;
  await scope.db.$executeRaw`
    with summed as (
      select key, sum(bytes) over (order by given_at desc, key) as total
      from cached_reply where org_id = ${orgId}::uuid
    )
    delete from cached_reply c using summed s
    where c.org_id = ${orgId}::uuid and c.key = s.key and s.total > ${most * 0.9}::float8`;
  await countBytes(scope);
}

/** Counts anew: what was replaced or deleted is only taken off here. */
export async function countBytes(scope: Scope): Promise<void> {
  await scope.db.$executeRaw`
    update reply_cache
    set bytes = (select coalesce(sum(bytes), 0) from cached_reply where org_id = ${scope.org.id}::uuid)
    where org_id = ${scope.org.id}::uuid`;
}
