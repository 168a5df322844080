import { createHash } from 'node:crypto';

/** An event as it is hashed: its columns as text, in the order of `digestOf`. */
export type HashedEvent = {
  orgId: string;
  id: string;
  retention: string;
  actorKind: string;
  actorId: string | null;
  actorLabel: string;
  action: string;
  resourceKind: string;
  resourceId: string | null;
  resourceName: string | null;
  outcome: string;
  /** The JSON as Postgres writes it. */
  details: string;
  ipAddress: string | null;
  userAgent: string | null;
  /** Milliseconds since 1970. */
  atMs: string;
};

/** A link of the chain; hashes in hex. */
export type Link = {
  seq: bigint;
  eventId: string;
  eventMs: string;
  retention: string;
  digest: string;
  hash: string;
};

/** One field as it is hashed: its length in bytes and its text, so that no two rows look the same. */
function field(text: string | null): string {
  return text === null ? '-' : `${Buffer.byteLength(text)}:${text}`;
}

function sha256(kind: string, fields: readonly (string | null)[]): string {
  return createHash('sha256')
    .update(`${kind}${fields.map(field).join('')}`)
    .digest('hex');
}

/** The digest that the trigger `chain_audit_event` gives an event, worked out without the database. */
export function digestOf(event: HashedEvent): string {
  return sha256('event 1', [
    event.orgId,
    event.id,
    event.retention,
    event.actorKind,
    event.actorId,
    event.actorLabel,
    event.action,
    event.resourceKind,
    event.resourceId,
    event.resourceName,
    event.outcome,
    event.details,
    event.ipAddress,
    event.userAgent,
    event.atMs,
  ]);
}

/** The hash of a link after the one whose hash is `before`. */
export function hashOf(before: string, link: Omit<Link, 'hash'>): string {
  const { seq, eventId, eventMs, retention, digest } = link;
  return sha256('link 1', [before, seq.toString(), eventId, eventMs, retention, digest]);
}

/** What the first link of an organization follows. */
export function startOf(orgId: string): string {
  return createHash('sha256')
    .update(Buffer.from(orgId.replaceAll('-', ''), 'hex'))
    .digest('hex');
}
