import type pg from 'pg';

/** Says by the database's clock that the worker of queue pool `poolId` is alive. */
export async function beat(pool: pg.Pool, poolId: string): Promise<void> {
  await pool.query(
    `insert into worker_beat (id, started_at, beat_at)
     values ($1, clock_timestamp(), clock_timestamp())
     on conflict (id) do update set beat_at = excluded.beat_at`,
    [poolId],
  );
}

/** Says that the worker of queue pool `poolId` is gone, so that its jobs are free for others. */
export async function endBeats(pool: pg.Pool, poolId: string): Promise<void> {
  await pool.query('delete from worker_beat where id = $1', [poolId]);
  await pool.query('select graphile_worker.force_unlock_workers(array[$1])', [poolId]);
}
