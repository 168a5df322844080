import { z } from 'zod';

const Connection = z.object({
  host: z.string(),
  port: z.number(),
  user: z.string(),
  password: z.string(),
  database: z.string(),
  idle_in_transaction_session_timeout: z.number(),
});

/** What a worker process is told when it is started. */
export const WorkerOrders = z.object({
  configs: z.object({ owner: Connection, app: Connection, auth: Connection, queue: Connection }),
  leaseMs: z.number(),
  concurrency: z.number(),
  /** A root key of its own without one. */
  rootKeyFile: z.string().nullable(),
  outboundAllow: z.string(),
});
export type WorkerOrders = z.input<typeof WorkerOrders>;
