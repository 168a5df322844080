import type { Actor, Stranger } from './actor.ts';
import { type AuditEntry, writeAuditEvent } from './audit.ts';
import type { DatabaseClient, Transaction } from './db/prisma.ts';

type Event = Omit<AuditEntry, 'outcome'> & { action: string; actor: Actor | Stranger };

export type RefusalNote = {
  orgId: string;
  /** Whose refusals are counted together: the id of a person, a token, or the organization itself. */
  countedFor: string;
  /** And what they are about. */
  about: string;
  /** How many this note stands for. */
  times: number;
  /** How many such events the organization’s log takes in a minute, whoever they are of. */
  mostPerMinute?: number;
  event: (db: Transaction) => Promise<Event>;
};

/**
 * Writes an event about something refused to an organization’s log, once a minute for each `countedFor`
 * and `about`, whichever process asks; the next one says how many it did not tell of. In a transaction of
 * its own, as the refused one is rolled back; must not be called within another one.
 */
export async function noteOnce(client: DatabaseClient, note: RefusalNote): Promise<void> {
  const { orgId, countedFor, about, times } = note;
  await client.prisma.$transaction(async (db) => {
    await db.$executeRaw`select set_config('app.org_id', ${orgId}, true)`;
    const [minute] = await db.$queryRaw<{ count: number; untold: number }[]>`
      insert into access_refusal as r (actor_id, permission, started_at, count, untold)
      values (${countedFor}::uuid, ${about}, clock_timestamp(), 1, ${times - 1}::int)
      on conflict (org_id, actor_id, permission) do update set
        untold = case when r.started_at < clock_timestamp() - interval '1 minute'
          then r.count - 1 + excluded.untold else r.untold end,
        count = case when r.started_at < clock_timestamp() - interval '1 minute'
          then 1 else r.count + 1 + excluded.untold end,
        started_at = case when r.started_at < clock_timestamp() - interval '1 minute'
          then clock_timestamp() else r.started_at end
      returning count, untold`;
    if (minute?.count !== 1) return;
    if (await isTooMany(db, note)) return;
    const { details, ...event } = await note.event(db);
    await writeAuditEvent(db, {
      orgId,
      ...event,
      outcome: 'failure',
      details: { ...details, ...(minute.untold > 0 && { more: minute.untold }) },
    });
  });
}

/** True when the minute is full; then this one is left to be told of by the next. */
async function isTooMany(db: Transaction, note: RefusalNote): Promise<boolean> {
  const { countedFor, about, mostPerMinute } = note;
  if (mostPerMinute === undefined) return false;
  const [found] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from access_refusal
    where permission = ${about} and started_at > clock_timestamp() - interval '1 minute'`;
  if ((found?.count ?? 0) <= mostPerMinute) return false;
  await db.$executeRaw`
    update access_refusal set count = untold + 2
    where actor_id = ${countedFor}::uuid and permission = ${about}`;
  return true;
}

/** What was refused to a member: a permission that `call` (a procedure’s path) asks for. */
export type Refusal = {
  orgId: string;
  actor: Actor & { kind: 'user' | 'token' };
  permission: string;
  call: string;
  /** Why, where it is not the permission that is missing: `access.personNeeded`. */
  reason?: string;
};

/** Writes `access.refused` to the log, see `noteOnce`. */
export async function noteRefusal(client: DatabaseClient, refusal: Refusal): Promise<void> {
  const { orgId, actor, permission, call, reason } = refusal;
  await noteOnce(client, {
    orgId,
    countedFor: actor.id,
    about: reason === undefined ? permission : `${permission} ${reason}`,
    times: 1,
    event: async () => ({
      action: 'access.refused',
      actor,
      resource: { kind: 'permission', name: permission },
      details: { permission, procedure: call, ...(reason !== undefined && { reason }) },
    }),
  });
}
