import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Area } from '#server/core/area.ts';
import type { Logger } from '#server/core/log.ts';
import type { Services } from '#server/core/services.ts';
import { createSlots } from '#server/core/slots.ts';
import { beat, endBeats } from './beats.ts';
import { every } from './every.ts';
import { keepDrafts } from './keep-drafts.ts';
import { keepEvidence } from './keep-evidence.ts';
import { keepParts, noteHeads } from './keep-log.ts';
import { keepReplies } from './keep-replies.ts';
import { openQueuePool } from './queue-pool.ts';
import { reap } from './reaper.ts';
import { keepRunning } from './runner.ts';
import { tasksOf } from './tasks.ts';

type WorkerOptions = {
  /** How to connect as the role that owns the queue. */
  queueConfig: pg.PoolConfig;
  services: Services;
  areas: readonly Area[];
  /** How many items of runs this process plays at once, whatever jobs they belong to. */
  concurrency: number;
  log: Logger;
  /** Where the ends of the audit logs are noted; absent, they are not. */
  headsFile?: string;
  timing?: Partial<WorkerTiming>;
};

type WorkerTiming = {
  beatMs: number;
  reapMs: number;
  keepPartsMs: number;
  noteHeadsMs: number;
  keepEvidenceMs: number;
  keepDraftsMs: number;
  keepRepliesMs: number;
  /** A worker whose last beat is older is dead. */
  deadAfterMs: number;
  /** How long jobs get to let go when the worker stops. */
  graceMs: number;
};

// Each of them asks the queue for work now and then, so there are not more than help.
const mostJobs = 10;

const defaultTiming: WorkerTiming = {
  beatMs: 5_000,
  reapMs: 5_000,
  keepPartsMs: 24 * 60 * 60_000,
  noteHeadsMs: 10 * 60_000,
  keepEvidenceMs: 60 * 60_000,
  keepDraftsMs: 24 * 60 * 60_000,
  keepRepliesMs: 24 * 60 * 60_000,
  deadAfterMs: 15_000,
  graceMs: 8_000,
};

export type Worker = {
  /** Takes no more jobs, tells those at work to let go, waits for them at most the grace period. */
  stop(): Promise<void>;
};

/** Starts working on queued jobs until `stop`. Outlives restarts of the database. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { services, log, concurrency } = options;
  const timing = { ...defaultTiming, ...options.timing };
  const pool = openQueuePool(options.queueConfig, log);
  const jobs = new AbortController();
  const rounds = new AbortController();
  const poolIds: string[] = [];
  const context = { services, signal: jobs.signal, slots: createSlots(concurrency) };

  const runner = await keepRunning({
    pool,
    tasks: tasksOf(options.areas, context),
    concurrency: Math.min(concurrency, mostJobs),
    log,
    onPool: (poolId) => poolIds.push(poolId),
  });
  const warn = (what: string) => (err: unknown) => log.warn({ err }, what);
  const beating = every(
    timing.beatMs,
    rounds.signal,
    () => beatNewest(pool, poolIds),
    warn('no beat'),
  );
  const reaping = every(
    timing.reapMs,
    rounds.signal,
    () => reap(pool, timing.deadAfterMs, log),
    warn('no reaping'),
  );
  const { headsFile } = options;
  const keeping = every(
    timing.keepPartsMs,
    rounds.signal,
    () => keepParts(pool, log),
    warn('no care of the audit log'),
  );
  const noting = every(
    timing.noteHeadsMs,
    rounds.signal,
    async () => {
      if (headsFile) await noteHeads(pool, headsFile);
    },
    warn('no note of the audit log'),
  );
  const dropping = every(
    timing.keepEvidenceMs,
    rounds.signal,
    () => keepEvidence(pool, services, rounds.signal),
    warn('no care of the evidence of runs'),
  );
  const clearing = every(
    timing.keepDraftsMs,
    rounds.signal,
    () => keepDrafts(pool, services, rounds.signal),
    warn('no care of old drafts'),
  );
  const forgetting = every(
    timing.keepRepliesMs,
    rounds.signal,
    () => keepReplies(pool, services, rounds.signal),
    warn('no care of kept replies'),
  );
  return {
    async stop() {
      const stopped = runner.stop();
      jobs.abort(new Error('This process is stopping.'));
      const grace = new AbortController();
      const tooLong = wait(timing.graceMs, 'late', { signal: grace.signal }).catch(() => 'done');
      const outcome = await Promise.race([stopped, tooLong]);
      grace.abort();
      if (outcome === 'late') log.warn('jobs did not let go in time');
      rounds.abort();
      await Promise.all([beating, reaping, keeping, noting, dropping, clearing, forgetting]);
      if (headsFile) await noteHeads(pool, headsFile).catch(warn('no note of the audit log'));
      for (const id of poolIds) await endBeats(pool, id).catch(warn('no end of beats'));
      await pool.end();
    },
  };
}

/** Only the newest pool is alive: the one before it ended when it began. */
async function beatNewest(pool: pg.Pool, poolIds: readonly string[]): Promise<void> {
  const newest = poolIds.at(-1);
  if (newest !== undefined) await beat(pool, newest);
}
