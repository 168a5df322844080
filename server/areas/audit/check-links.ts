import { planNames, retentionDays } from '#server/core/retention.ts';
import { digestOf, type HashedEvent, hashOf, type Link } from './chain.ts';

/** What is wrong with the log, where it was found. */
export type Fault = {
  /** The place in the chain; null for an event that has none. */
  seq: string | null;
  kind: 'edited' | 'deleted' | 'inserted' | 'broken' | 'missing' | 'cut' | 'anchor';
  eventId: string | null;
};

/** A link with the event it stands for; null when there is none any more. */
export type LinkedEvent = Link & { event: HashedEvent | null };

/** Where a check has come to: the last link's number and hash. */
export type Place = { seq: bigint; hash: string };

const dayMs = 24 * 60 * 60 * 1000;

/** Whether the month of an event, and the days its plan keeps it, are over. */
export function isExpired(link: Pick<Link, 'eventMs' | 'retention'>, now: Date): boolean {
  const plan = planNames.find((name) => name === link.retention);
  if (!plan) return false;
  const at = new Date(Number(link.eventMs));
  const monthEnd = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1);
  return monthEnd + retentionDays[plan] * dayMs < now.getTime();
}

/** Follows the chain from `from` over `links`, in their order, and says where it ends and what is wrong. */
export function checkLinks(from: Place, links: readonly LinkedEvent[], now: Date) {
  const faults: Fault[] = [];
  let { seq, hash } = from;
  let events = 0;
  let expired = 0;
  for (const link of links) {
    const at = { seq: link.seq.toString(), eventId: link.eventId };
    if (link.seq !== seq + 1n) {
      faults.push({ seq: (seq + 1n).toString(), kind: 'missing', eventId: null });
    } else if (hashOf(hash, link) !== link.hash) {
      faults.push({ ...at, kind: 'broken' });
    }
    if (link.event === null) {
      if (isExpired(link, now)) expired += 1;
      else faults.push({ ...at, kind: 'deleted' });
    } else {
      events += 1;
      if (digestOf(link.event) !== link.digest) faults.push({ ...at, kind: 'edited' });
    }
    ({ seq, hash } = link);
  }
  return { end: { seq, hash } satisfies Place, faults, events, expired };
}
