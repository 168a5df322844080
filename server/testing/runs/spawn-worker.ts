import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Database } from '#server/postgres/open-database.ts';
import { WorkerOrders } from './worker-orders.ts';

export type WorkerProcess = {
  pid: number;
  /** True until it has ended, for whatever reason. */
  isAlive(): boolean;
  /** Ends it as a stopped server ends; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it without a word. */
  kill(): Promise<void>;
};

/** A worker in a process of its own, with leases and beats of a second or so; ready when this resolves. */
export async function spawnWorker(
  db: Database,
  { leaseMs = 1_500, concurrency = 4 } = {},
): Promise<WorkerProcess> {
  const configs = {
    owner: db.config('owner'),
    app: db.config('app'),
    auth: db.config('auth'),
    queue: db.config('queue'),
  };
  const orders = JSON.stringify(WorkerOrders.parse({ configs, leaseMs, concurrency }));
  const script = 'server/testing/runs/worker-process.ts';
  const child = spawn(process.execPath, ['--import', 'tsx', script, orders], { stdio: 'pipe' });
  const { pid } = child;
  if (!pid) throw new Error('The worker did not start.');
  const complaint = text(child.stderr);
  const ended = once(child, 'close');
  const first = await Promise.race([once(child.stdout, 'data'), ended.then(() => null)]);
  if (first === null) throw new Error(await complaint);
  return {
    pid,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      child.stdin.end();
      const [code] = await ended;
      return code;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
