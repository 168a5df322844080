import type { Scope } from '#server/core/scope.ts';
import { keptDays, writerOf } from './writer-of.ts';

type KeptDraft = { content: unknown; baseVersion: number | null; updatedAt: Date };

/** One's own draft, or null. What nobody touched for 90 days is as good as gone. */
export async function findDraft(scope: Scope, key: string): Promise<KeptDraft | null> {
  const [draft] = await scope.db.$queryRaw<KeptDraft[]>`
    select content, base_version as "baseVersion", updated_at as "updatedAt"
    from draft
    where user_id = ${writerOf(scope)}::uuid and key = ${key}
      and updated_at > now() - make_interval(days => ${keptDays})`;
  return draft ?? null;
}

/** One's own drafts of scenarios that were never saved, the last touched first; at most 20. */
export async function listNewScenarios(scope: Scope) {
  return await scope.db.$queryRaw<{ key: string; title: string; updatedAt: Date }[]>`
    select key, left(coalesce(content->'draft'->>'name', ''), 120) as title,
      updated_at as "updatedAt"
    from draft
    where user_id = ${writerOf(scope)}::uuid and starts_with(key, 'scenario:new:')
      and updated_at > now() - make_interval(days => ${keptDays})
    order by updated_at desc limit 20`;
}
