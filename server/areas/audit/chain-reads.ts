import type { Scope } from '#server/core/scope.ts';
import type { HashedEvent } from './chain.ts';
import type { LinkedEvent, Place } from './check-links.ts';

/** The newest link, as the database has it; null for an organization without a chain. */
export async function readHead({ db, org }: Scope): Promise<(Place & { now: Date }) | null> {
  const [head] = await db.$queryRaw<(Place & { now: Date })[]>`
    select seq, encode(hash, 'hex') as hash, clock_timestamp() as now
    from audit_head where org_id = ${org.id}::uuid`;
  return head ?? null;
}

type Row = Omit<LinkedEvent, 'event'> & { event: boolean } & {
  [Column in keyof HashedEvent as `e_${Column}`]: HashedEvent[Column];
};

/** The links after `after` up to `last`, at most `limit`, in order, each with its event. */
export async function readLinks(
  { db, org }: Scope,
  { after, last, limit }: { after: bigint; last: bigint; limit: number },
): Promise<LinkedEvent[]> {
  const rows = await db.$queryRaw<Row[]>`
    select l.seq, l.event_id as "eventId", l.retention, encode(l.digest, 'hex') as digest,
      encode(l.hash, 'hex') as hash,
      (extract(epoch from l.event_at) * 1000)::bigint::text as "eventMs",
      e.id is not null as event, e.org_id as "e_orgId", e.id as "e_id", e.retention as "e_retention",
      e.actor_kind as "e_actorKind", e.actor_id as "e_actorId", e.actor_label as "e_actorLabel",
      e.action as "e_action", e.resource_kind as "e_resourceKind", e.resource_id as "e_resourceId",
      e.resource_name as "e_resourceName", e.outcome as "e_outcome", e.details::text as "e_details",
      e.ip_address as "e_ipAddress", e.user_agent as "e_userAgent",
      (extract(epoch from e.created_at) * 1000)::bigint::text as "e_atMs"
    from (
      select * from audit_link
      where org_id = ${org.id}::uuid and seq > ${after} and seq <= ${last}
      order by seq limit ${limit}
    ) l left join audit_event e on e.org_id = l.org_id and e.created_at = l.event_at
      and e.id = l.event_id and e.retention = l.retention
    order by l.seq`;
  return rows.map(({ seq, eventId, retention, digest, hash, eventMs, event, ...row }) => ({
    seq,
    eventId,
    retention,
    digest,
    hash,
    eventMs,
    event: event ? hashed(row) : null,
  }));
}

function hashed(row: Omit<Row, keyof LinkedEvent>): HashedEvent {
  return {
    orgId: row.e_orgId,
    id: row.e_id,
    retention: row.e_retention,
    actorKind: row.e_actorKind,
    actorId: row.e_actorId,
    actorLabel: row.e_actorLabel,
    action: row.e_action,
    resourceKind: row.e_resourceKind,
    resourceId: row.e_resourceId,
    resourceName: row.e_resourceName,
    outcome: row.e_outcome,
    details: row.e_details,
    ipAddress: row.e_ipAddress,
    userAgent: row.e_userAgent,
    atMs: row.e_atMs,
  };
}

/** Events that no link stands for, at most `limit`: the trigger that makes links was not asked. */
export async function readUnlinked({ db, org }: Scope, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select e.id from audit_event e
    where e.org_id = ${org.id}::uuid and not exists (
      select from audit_link l
      where l.org_id = e.org_id and l.event_id = e.id and l.event_at = e.created_at
        and l.retention = e.retention
    )
    order by e.created_at, e.id limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** The hashes of the links with these numbers, by number. */
export async function readHashes(
  { db, org }: Scope,
  seqs: readonly bigint[],
): Promise<Map<bigint, string>> {
  const rows = await db.$queryRaw<Place[]>`
    select seq, encode(hash, 'hex') as hash from audit_link
    where org_id = ${org.id}::uuid and seq = any (${seqs})`;
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}
