import { emit } from '#server/core/events.ts';
import type { Scope } from '#server/core/scope.ts';

/** Tells every process that a run changed, when and if the transaction of `scope` commits. */
export function announceRun(scope: Scope, runId: string): Promise<void> {
  return emit(scope, 'run.changed', runId);
}

/** What the worker that plays a run listens for. */
export const cancellingEvent = 'run.cancelling';

/** Tells the worker that plays a run to break it off, when and if the transaction of `scope` commits. */
export function tellCancelling(scope: Scope, runId: string): Promise<void> {
  return emit(scope, cancellingEvent, runId);
}
