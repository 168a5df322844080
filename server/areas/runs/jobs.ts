import { z } from 'zod';
import { Id } from '#server/core/ids.ts';
import { defineJob, enqueue } from '#server/core/jobs.ts';
import type { Scope } from '#server/core/scope.ts';

/** Plays what is left of a run. */
export const executeRunJob = defineJob('runs.execute', z.strictObject({ runId: Id }));

/** Queues the job that plays a run, unless one waits already. The queue's reaper makes the same key. */
export async function enqueueRun(scope: Scope, runId: string): Promise<void> {
  await enqueue(scope, executeRunJob, { runId }, { key: `${executeRunJob.name}:${runId}` });
}
