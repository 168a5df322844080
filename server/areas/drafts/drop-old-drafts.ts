import type { Scope } from '#server/core/scope.ts';
import { keptDays } from './writer-of.ts';

/** Deletes what nobody in the organization touched for 90 days. @returns how many drafts */
export async function dropOldDrafts(scope: Scope): Promise<number> {
  return await scope.db.$executeRaw`
    delete from draft where updated_at < now() - make_interval(days => ${keptDays})`;
}
