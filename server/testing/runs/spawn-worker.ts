import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Database, DatabaseRole } from '#server/postgres/open-database.ts';
import { programArgs } from '../programs.ts';
import { WorkerOrders } from './worker-orders.ts';

export type WorkerProcess = {
  pid: number;
  /** Takes all processor time from it, until `wake`. */
  freeze(): void;
  wake(): void;
  /** True until it has ended, for whatever reason. */
  isAlive(): boolean;
  /** Ends it as a stopped server ends; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it without a word. */
  kill(): Promise<void>;
};

/** A worker in a process of its own, with leases, beats and idle transactions of a second or so; ready when this resolves. */
export async function spawnWorker(
  db: Database,
  {
    leaseMs = 1_500,
    concurrency = 4,
    rootKeyFile = null,
    outboundAllow = '',
  }: {
    leaseMs?: number;
    concurrency?: number;
    rootKeyFile?: string | null;
    outboundAllow?: string;
  } = {},
): Promise<WorkerProcess> {
  const connection = (role: DatabaseRole) => ({
    ...db.config(role),
    idle_in_transaction_session_timeout: 2_000,
  });
  const configs = {
    owner: connection('owner'),
    app: connection('app'),
    auth: connection('auth'),
    queue: connection('queue'),
  };
  const orders = JSON.stringify(
    WorkerOrders.parse({ configs, leaseMs, concurrency, rootKeyFile, outboundAllow }),
  );
  const child = spawn(process.execPath, [...programArgs('worker'), orders], { stdio: 'pipe' });
  const complaint = text(child.stderr);
  const ended = once(child, 'close');
  const first = await Promise.race([once(child.stdout, 'data'), ended.then(() => null)]);
  if (first === null) throw new Error(await complaint);
  return {
    pid: child.pid ?? 0,
    freeze: () => child.kill('SIGSTOP'),
    wake: () => child.kill('SIGCONT'),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      child.kill('SIGCONT');
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
