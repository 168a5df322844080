import type { z } from 'zod';
import type { Scope } from './scope.ts';

/** A kind of background work: its name in the queue and the shape of its payload. */
export type JobKind<Payload extends z.ZodType> = {
  readonly name: string;
  readonly payload: Payload;
};

/** Declares a kind of background work. The organization travels beside the payload. */
export function defineJob<Payload extends z.ZodType>(
  name: string,
  payload: Payload,
): JobKind<Payload> {
  return { name, payload };
}

/**
 * Queues a job in the transaction of `scope`: it runs after the commit, or never if there is none.
 * A job with the same `key` that still waits is replaced.
 */
export async function enqueue<Payload extends z.ZodType>(
  scope: Scope,
  job: JobKind<Payload>,
  payload: z.input<Payload>,
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  const body = JSON.stringify({ orgId: scope.org.id, payload: job.payload.parse(payload) });
  await scope.db.$queryRaw`
    select enqueue_job(${job.name}, ${body}::json, ${options.key ?? null}::text,
                       ${options.runAt ?? null}::timestamptz)`;
}
