import type pg from 'pg';
import { dropOldReplies } from '#server/areas/runs/index.ts';
import { jobActor } from '#server/core/actor.ts';
import { AppError } from '#server/core/errors.ts';
import { openJobScope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';

/**
 * One pass over all organizations: deletes the replies of models that were kept as long as
 * the organization wants them.
 * Several processes may be at it at once. Ends between two organizations when `signal` aborts.
 */
export async function keepReplies(
  pool: pg.Pool,
  { app, log }: Pick<Services, 'app' | 'log'>,
  signal: AbortSignal,
): Promise<void> {
  const { rows } = await pool.query<{ orgId: string }>(
    'select org_id as "orgId" from audit_head order by 1',
  );
  const actor = jobActor('Assay');
  for (const { orgId } of rows) {
    if (signal.aborted) return;
    try {
      const replies = await openJobScope(app, { orgId, actor }, dropOldReplies);
      if (replies > 0)
        log.info({ orgId, replies }, 'replies were dropped that were kept long enough');
    } catch (error) {
      // It was deleted meanwhile.
      if (!(error instanceof AppError)) throw error;
    }
  }
}
