import type { Scope } from '#server/core/scope.ts';
import { countBytes } from './trim-replies.ts';

/** Deletes replies that were kept as long as the organization wants them. @returns how many */
export async function dropOldReplies(scope: Scope): Promise<number> {
  // The lock of a run that keeps some, and of whoever empties the cache.
  await scope.db.$queryRaw`
    select 1 from reply_cache where org_id = ${scope.org.id}::uuid for update`;
  const dropped = await scope.db.$executeRaw`
    delete from cached_reply c using reply_cache s
    where c.org_id = ${scope.org.id}::uuid and s.org_id = c.org_id
      and c.given_at <= now() - make_interval(days => s.kept_days)`;
  if (dropped > 0) await countBytes(scope);
  return dropped;
}
