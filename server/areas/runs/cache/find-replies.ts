import type { Scope } from '#server/core/scope.ts';
import { KeptReply } from './kept-reply.ts';

export type Found = { reply: KeptReply; givenAt: Date };

/** What is kept under these keys (hex) and not too old; nothing while the cache is off. */
export async function findReplies(
  scope: Scope,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Found>> {
  const rows = await scope.db.$queryRaw<{ key: string; reply: unknown; givenAt: Date }[]>`
    select encode(c.key, 'hex') as key, c.reply, c.given_at as "givenAt"
    from reply_cache s join cached_reply c on c.org_id = s.org_id
    where s.org_id = ${scope.org.id}::uuid and s.is_on
      and c.key = any(array(select decode(k, 'hex') from unnest(${keys}::text[]) k))
      and c.given_at > now() - make_interval(days => s.kept_days)`;
  return new Map(
    rows.flatMap(({ key, reply, givenAt }) => {
      const parsed = KeptReply.safeParse(reply);
      return parsed.success ? [[key, { reply: parsed.data, givenAt }] as const] : [];
    }),
  );
}
