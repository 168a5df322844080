import type pg from 'pg';
import type { Logger } from '#server/core/log.ts';

const reaperLock = 726_101;

/**
 * One round of clearing up after workers that died, one process at a time: frees the jobs of workers
 * whose last beat is older than `deadAfterMs`, and queues a job for every run that is not over and that
 * no job will take on soon.
 */
export async function reap(pool: pg.Pool, deadAfterMs: number, log: Logger): Promise<void> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('begin');
    const lock = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_xact_lock($1) as mine',
      [reaperLock],
    );
    if (lock.rows[0]?.mine) {
      const dead = await freeDeadWorkers(client, deadAfterMs);
      if (dead.length > 0) log.warn({ workers: dead }, 'workers stopped without a word');
      const stranded = await requeueStrandedRuns(client);
      if (stranded.length > 0) log.warn({ runs: stranded }, 'runs were left alone and go on');
    }
    await client.query('commit');
    failed = false;
  } finally {
    // A connection in the middle of a failed transaction is not worth keeping.
    client.release(failed);
  }
}

/** Also frees jobs whose worker has no row any more: it was late to remove one, or never wrote it. */
async function freeDeadWorkers(client: pg.PoolClient, deadAfterMs: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `with dead as (
       delete from worker_beat
       where beat_at < clock_timestamp() - $1 * interval '1 millisecond'
       returning id
     )
     select id from dead
     union
     select locked_by from graphile_worker.jobs
     where locked_at < clock_timestamp() - $1 * interval '1 millisecond'
       and not exists (select from worker_beat where id = locked_by)`,
    [deadAfterMs],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await client.query('select graphile_worker.force_unlock_workers($1)', [ids]);
  return ids;
}

/** A job that failed waits longer and longer; a run is not left waiting with it. */
async function requeueStrandedRuns(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `with stranded as (
       select org_id, id from run
       where status in ('QUEUED', 'RUNNING', 'CANCELLING')
         and (lease_until > clock_timestamp()) is not true
         and not exists (
           select from graphile_worker.jobs
           where key = 'runs.execute:' || run.id
             and (locked_at is not null
               or (attempts < max_attempts and run_at < now() + interval '15 seconds'))
         )
     )
     select id, enqueue_job(
       'runs.execute',
       json_build_object('orgId', org_id, 'payload', json_build_object('runId', id)),
       'runs.execute:' || id
     ) as job from stranded`,
  );
  return rows.map(({ id }) => id);
}
