import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from '#server/core/log.ts';
import { queueLog } from './queue-log.ts';

export type RunnerOptions = {
  pool: pg.Pool;
  tasks: TaskList;
  concurrency: number;
  log: Logger;
  /** Told before the queue pool takes its first job. */
  onPool: (poolId: string) => void;
};

export type KeptRunner = {
  /** Takes no more jobs; resolves when those at work have ended. */
  stop(): Promise<void>;
};

/** Keeps the queue's runner running: when it gives up, after a long outage of the database, a new one starts. */
export async function keepRunning(options: RunnerOptions): Promise<KeptRunner> {
  const stopping = new AbortController();
  let current = await start(options);

  const kept = (async () => {
    while (!stopping.signal.aborted) {
      await current.promise.catch((err: unknown) => {
        options.log.error({ err }, 'queue runner ended');
      });
      while (!stopping.signal.aborted) {
        await wait(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
        const next = stopping.signal.aborted ? null : await start(options).catch(() => null);
        if (next) {
          current = next;
          break;
        }
      }
    }
  })();
  return {
    async stop() {
      stopping.abort();
      // A runner that has ended by itself refuses to be stopped.
      await current.stop().catch(() => undefined);
      await kept;
    },
  };
}

async function start({ pool, tasks, concurrency, log, onPool }: RunnerOptions): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => onPool(workerPool.id));
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: [],
    concurrency,
    noHandleSignals: true,
    events,
    logger: queueLog(log),
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  return runner;
}
