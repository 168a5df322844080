import type { Scope } from '#server/core/scope.ts';
import type { KeptReply } from './kept-reply.ts';
import { mostBytes, trimReplies } from './trim-replies.ts';

/** About what a row costs beside its reply. */
const rowBytes = 120;

/** Keeps replies under their keys (hex), in place of older ones; nothing while the cache is off. */
export async function keepReplies(
  scope: Scope,
  replies: ReadonlyMap<string, KeptReply>,
): Promise<void> {
  const rows = [...replies].map(([key, reply]) => ({
    key,
    reply,
    bytes: rowBytes + Buffer.byteLength(JSON.stringify(reply)),
  }));
  const added = rows.reduce((sum, { bytes }) => sum + bytes, 0);
  // First, so that only one at a time writes for an organization.
  const [cache] = await scope.db.$queryRaw<{ bytes: bigint }[]>`
    update reply_cache set bytes = bytes + ${added}::int
    where org_id = ${scope.org.id}::uuid and is_on
    returning bytes`;
  if (!cache) return;
  await scope.db.$executeRaw`
    insert into cached_reply (key, reply, bytes, given_at)
    select decode(key, 'hex'), reply, bytes, clock_timestamp()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (key text, reply jsonb, bytes int)
    on conflict (org_id, key) do update
    set reply = excluded.reply, bytes = excluded.bytes, given_at = excluded.given_at`;
  if (cache.bytes > mostBytes) await trimReplies(scope);
}
