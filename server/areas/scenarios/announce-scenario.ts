import { emit } from '#server/core/events.ts';
import type { Scope } from '#server/core/scope.ts';

/** Tells whoever has a scenario open that it was saved, when and if the transaction commits. */
export function announceScenario(scope: Scope, id: string): Promise<void> {
  return emit(scope, 'scenario.saved', id);
}
