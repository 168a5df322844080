import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import type { SetReplyCache } from '../schema.ts';
import { mostBytes } from './trim-replies.ts';

const off = { isOn: false, keptDays: 7 };

/** Whether replies are kept, for how long, and how many there are. */
export async function readCache(scope: Scope) {
  const cache = await scope.db.replyCache.findFirst({ select: { isOn: true, keptDays: true } });
  const [kept] = await scope.db.$queryRaw<{ replies: number; bytes: number }[]>`
    select count(*)::int as replies, coalesce(sum(bytes), 0)::float8 as bytes
    from cached_reply where org_id = ${scope.org.id}::uuid`;
  return { ...(cache ?? off), ...(kept ?? { replies: 0, bytes: 0 }), mostBytes };
}

/** Says whether replies of models are kept to be used again, and for how many days. */
export async function setCache(scope: Scope, after: z.output<typeof SetReplyCache>): Promise<void> {
  const orgId = scope.org.id;
  await scope.db.$executeRaw`
    insert into reply_cache default values on conflict (org_id) do nothing`;
  // One at a time, so that each tells what it really changed.
  await scope.db.$queryRaw`
    select 1 from reply_cache where org_id = ${orgId}::uuid for update`;
  const before = await scope.db.replyCache.findFirst({ select: { isOn: true, keptDays: true } });
  await scope.db.replyCache.update({ where: { orgId }, data: after });
  await audit(scope, 'org.replyCacheChanged', {
    resource: { kind: 'org', id: orgId, name: scope.org.name },
    change: { before: before ?? off, after },
  });
}
