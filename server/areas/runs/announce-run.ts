import { emit } from '#server/core/events.ts';
import type { Scope } from '#server/core/scope.ts';

/** Tells every process that a run changed, when and if the transaction of `scope` commits. */
export function announceRun(scope: Scope, runId: string): Promise<void> {
  return emit(scope, 'run.changed', runId);
}
