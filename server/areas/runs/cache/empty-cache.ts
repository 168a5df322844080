import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';

/** Deletes every kept reply of the organization. */
export async function emptyCache(scope: Scope): Promise<{ replies: number }> {
  const { org } = scope;
  // The lock of a run that keeps some.
  await scope.db.$executeRaw`
    update reply_cache set bytes = 0 where org_id = ${org.id}::uuid`;
  const { count: replies } = await scope.db.cachedReply.deleteMany({});
  await audit(scope, 'org.replyCacheEmptied', {
    resource: { kind: 'org', id: org.id, name: org.name },
    details: { replies },
  });
  return { replies };
}
