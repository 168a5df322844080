import type { Scope } from '#server/core/scope.ts';

/**
 * Makes a locked, ended run ask anew when conversations of it are played again, and takes their replies out
 * of its count. To be called while their turns are still there.
 */
export async function askAgain(scope: Scope, runId: string, ids: readonly string[]): Promise<void> {
  const orgId = scope.org.id;
  await scope.db.$executeRaw`
    update run
    set reply_cache = case when reply_cache is not null then 'RENEW' end,
        cached_count = cached_count - (
          select count(*) from turn_result
          where org_id = ${orgId}::uuid and item_id = any(${[...ids]}::uuid[])
            and cached_at is not null
        )
    where org_id = ${orgId}::uuid and id = ${runId}::uuid`;
}
