import type { Actor } from './actor.ts';
import { writeAuditEvent } from './audit.ts';
import type { DatabaseClient } from './db/prisma.ts';

/** What was refused to whom: a permission that `call` (a procedure's path) asks for. */
export type Refusal = {
  orgId: string;
  actor: Actor & { kind: 'user' | 'token' };
  permission: string;
  call: string;
};

/**
 * Writes `access.refused` to the log, once a minute for each actor and permission; the next one says how
 * many it did not tell of. In a transaction of its own, as the refused one is rolled back; must not be
 * called within another one.
 */
export async function noteRefusal(client: DatabaseClient, refusal: Refusal): Promise<void> {
  const { orgId, actor, permission, call } = refusal;
  await client.prisma.$transaction(async (db) => {
    await db.$executeRaw`select set_config('app.org_id', ${orgId}, true)`;
    const [minute] = await db.$queryRaw<{ count: number; untold: number }[]>`
      insert into access_refusal as r (actor_id, permission, started_at, count, untold)
      values (${actor.id}::uuid, ${permission}, clock_timestamp(), 1, 0)
      on conflict (org_id, actor_id, permission) do update set
        untold = case when r.started_at < clock_timestamp() - interval '1 minute'
          then r.count - 1 else r.untold end,
        count = case when r.started_at < clock_timestamp() - interval '1 minute'
          then 1 else r.count + 1 end,
        started_at = case when r.started_at < clock_timestamp() - interval '1 minute'
          then clock_timestamp() else r.started_at end
      returning count, untold`;
    if (minute?.count !== 1) return;
    await writeAuditEvent(db, {
      orgId,
      actor,
      action: 'access.refused',
      resource: { kind: 'permission', name: permission },
      outcome: 'failure',
      details: { permission, procedure: call, ...(minute.untold > 0 && { more: minute.untold }) },
    });
  });
}
