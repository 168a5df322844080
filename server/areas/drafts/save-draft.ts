import type { z } from 'zod';
import type { Scope } from '#server/core/scope.ts';
import { draftErrors } from './errors.ts';
import type { SaveDraft } from './schema.ts';
import { keptDays, writerOf } from './writer-of.ts';

const mostEach = 100;

/**
 * Keeps what somebody is typing, for themselves alone; at most 100 drafts, the last touched ones.
 * @throws drafts.changedElsewhere when the draft that is there is another than `seen`
 */
export async function saveDraft(
  scope: Scope,
  { key, content, baseVersion, seen }: z.output<typeof SaveDraft>,
): Promise<{ updatedAt: Date }> {
  const userId = writerOf(scope);
  const isAnyTaken = seen === undefined;
  const [kept] = await scope.db.$queryRaw<{ updatedAt: Date; isNew: boolean }[]>`
    insert into draft (user_id, key, content, base_version, updated_at)
    values (${userId}::uuid, ${key}, ${JSON.stringify(content)}::jsonb, ${baseVersion}::int,
      clock_timestamp())
    on conflict (org_id, user_id, key) do update
      set content = excluded.content, base_version = excluded.base_version,
        updated_at = greatest(excluded.updated_at, draft.updated_at + interval '1 millisecond')
      where ${isAnyTaken}::boolean or draft.updated_at = ${seen ?? null}::timestamptz
        or draft.updated_at <= now() - make_interval(days => ${keptDays})
    returning updated_at as "updatedAt", xmax = 0 as "isNew"`;
  if (!kept) throw draftErrors.changedElsewhere();
  if (kept.isNew) await dropRest(scope, userId);
  return { updatedAt: kept.updatedAt };
}

async function dropRest(scope: Scope, userId: string): Promise<void> {
  await scope.db.$executeRaw`
    delete from draft where user_id = ${userId}::uuid and key in (
      select key from draft where user_id = ${userId}::uuid
      order by updated_at desc offset ${mostEach})`;
}
