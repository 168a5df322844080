import type { Scope } from '#server/core/scope.ts';
import { writerOf } from './writer-of.ts';

/** Throws one's own draft away, if there is one. */
export async function discardDraft(scope: Scope, key: string): Promise<void> {
  await scope.db.draft.deleteMany({ where: { userId: writerOf(scope), key } });
}
