import type { Scope } from '#server/core/scope.ts';
import { duplicateScenario } from './duplicate-scenario.ts';

/** Copies scenarios as new drafts named after them, all or none, in the order of `ids`. */
export async function bulkDuplicate(
  scope: Scope,
  ids: readonly string[],
): Promise<{ ids: string[] }> {
  const copies: string[] = [];
  for (const id of ids) copies.push((await duplicateScenario(scope, id)).id);
  return { ids: copies };
}
