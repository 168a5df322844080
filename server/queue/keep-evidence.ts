import type pg from 'pg';
import { dropEvidence, patientUnit } from '#server/areas/runs/index.ts';
import { AppError } from '#server/core/errors.ts';
import type { Services } from '#server/core/services.ts';

const keeperLock = 726_103;
const eventsAtOnce = 1_000;
const patienceMs = 20_000;

/**
 * One pass over all organizations, by one process at a time: drops the evidence of runs that was kept as
 * long as their plans say, goes on where a pass before was interrupted, and drops old events of accounts.
 * Ends between two transactions when `signal` aborts.
 */
export async function keepEvidence(
  pool: pg.Pool,
  services: Services,
  signal: AbortSignal,
): Promise<void> {
  const client = await pool.connect();
  let failed = true;
  try {
    // Held by the connection, not by a transaction: the pass is many short ones. Whoever dies lets go of it.
    const lock = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
      keeperLock,
    ]);
    if (lock.rows[0]?.mine) {
      await keep(client, services, signal);
      await client.query('select pg_advisory_unlock($1)', [keeperLock]);
    }
    failed = false;
  } finally {
    // A connection that may still hold the lock is closed.
    client.release(failed);
  }
}

async function keep(client: pg.PoolClient, services: Services, signal: AbortSignal): Promise<void> {
  const { log } = services;
  for (const orgId of await findDueOrgs(client)) {
    if (signal.aborted) return;
    try {
      const runs = await dropEvidence(
        patientUnit(services, { orgId, name: 'Assay' }, patienceMs),
        signal,
      );
      log.info({ orgId, runs }, 'the evidence of runs was dropped that was kept long enough');
    } catch (error) {
      // It was deleted meanwhile.
      if (!(error instanceof AppError)) throw error;
    }
  }
  await dropOldEvents(client, signal);
}

/** Organizations with something to mark, or something marked that is not deleted yet. */
async function findDueOrgs(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ orgId: string }>(
    `select h.org_id as "orgId" from audit_head h
     where exists (select from run r where r.org_id = h.org_id and r.evidence_left)
       or exists (
         select from run r
         where r.org_id = h.org_id and r.evidence_dropped_at is null
           and r.finished_at < now() - evidence_kept_days(h.org_id) * interval '24 hours')
     order by 1`,
  );
  return rows.map(({ orgId }) => orgId);
}

async function dropOldEvents(client: pg.PoolClient, signal: AbortSignal): Promise<void> {
  let dropped: number;
  do {
    const { rows } = await client.query<{ dropped: number }>(
      'select drop_old_account_events($1) as dropped',
      [eventsAtOnce],
    );
    dropped = rows[0]?.dropped ?? 0;
  } while (dropped === eventsAtOnce && !signal.aborted);
}
