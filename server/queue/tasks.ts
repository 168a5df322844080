import type { TaskList } from 'graphile-worker';
import { z } from 'zod';
import type { Area, JobBinding } from '#server/core/area.ts';
import { AppError, errorKinds } from '#server/core/errors.ts';
import { Id } from '#server/core/ids.ts';
import type { Services } from '#server/core/services.ts';
import type { Slots } from '#server/core/slots.ts';

const Envelope = z.object({ orgId: Id, payload: z.unknown() });

export type TaskContext = { services: Services; signal: AbortSignal; slots: Slots };

/** What the queue runs: one task for each job the areas declare. */
export function tasksOf(areas: readonly Area[], context: TaskContext): TaskList {
  const bindings = areas.flatMap((area) => area.jobs ?? []);
  return Object.fromEntries(
    bindings.map((binding) => [binding.kind.name, (raw) => runJob(binding, raw, context)]),
  );
}

async function runJob(binding: JobBinding, raw: unknown, context: TaskContext): Promise<void> {
  const { log } = context.services;
  const { orgId, payload } = Envelope.parse(raw);
  const job = { orgId, payload: parsed(binding, payload), ...context };
  try {
    await binding.run(job);
  } catch (error) {
    if (!(error instanceof AppError) || errorKinds[error.kind].retry) throw error;
    const { reason, message } = error;
    log.info(
      { job: binding.kind.name, orgId, reason, message },
      'job ended without doing its work',
    );
  }
}

/** Guarantees the payload of this binding's own handler: `onJob` tied the two types together. */
function parsed(binding: JobBinding, payload: unknown): never {
  return binding.kind.payload.parse(payload) as never;
}
