import type { Scope } from '#server/core/scope.ts';
import { startOf } from './chain.ts';
import { readHashes, readHead, readLinks, readUnlinked } from './chain-reads.ts';
import { checkLinks, type Fault, type Place } from './check-links.ts';

/** Opens one short unit of work after the other in the organization that is checked. */
type Open = <T>(work: (scope: Scope) => Promise<T>) => Promise<T>;

export type LogCheck = {
  isWhole: boolean;
  /** Events that are there and as they were written. */
  events: number;
  /** Events that are gone because they were kept for as long as the plan says. */
  expired: number;
  /** The chain's newest link when the check began. */
  head: { seq: string; hash: string };
  /** Heads kept outside the database that were compared. */
  anchors: number;
  /** In the order of the chain; the first ones when there are many. */
  faults: Fault[];
};

const batch = 1000;
const maxFaults = 20;

/**
 * Checks that the log of an organization is what was written: each event against its link, each link
 * against the one before it, the end against the head and against `anchors`, heads noted earlier
 * outside the database. Others may write meanwhile.
 */
export async function verifyLog(open: Open, anchors: readonly Place[] = []): Promise<LogCheck> {
  const { orgId, head } = await open(async (scope) => ({
    orgId: scope.org.id,
    head: await readHead(scope),
  }));
  const last: Place = head ?? { seq: 0n, hash: startOf(orgId) };
  const now = head?.now ?? new Date(0);
  const faults: Fault[] = head ? [] : [{ seq: null, kind: 'missing', eventId: null }];
  let place: Place = { seq: 0n, hash: startOf(orgId) };
  let events = 0;
  let expired = 0;
  while (faults.length < maxFaults) {
    const range = { after: place.seq, last: last.seq, limit: batch };
    const links = await open((scope) => readLinks(scope, range));
    const checked = checkLinks(place, links, now);
    faults.push(...checked.faults);
    events += checked.events;
    expired += checked.expired;
    place = checked.end;
    if (links.length < batch) break;
  }
  if (faults.length < maxFaults) {
    if (place.seq !== last.seq || place.hash !== last.hash) {
      faults.push({ seq: (place.seq + 1n).toString(), kind: 'cut', eventId: null });
    }
    const unlinked = await open((scope) => readUnlinked(scope, maxFaults));
    for (const eventId of unlinked) faults.push({ seq: null, kind: 'inserted', eventId });
  }
  faults.push(...(await checkAnchors(open, anchors)));
  return {
    isWhole: faults.length === 0,
    events,
    expired,
    head: { seq: last.seq.toString(), hash: last.hash },
    anchors: anchors.length,
    faults: faults.slice(0, maxFaults),
  };
}

async function checkAnchors(open: Open, anchors: readonly Place[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (let from = 0; from < anchors.length; from += batch) {
    const some = anchors.slice(from, from + batch).filter(({ seq }) => seq > 0n);
    const found = await open((scope) =>
      readHashes(
        scope,
        some.map(({ seq }) => seq),
      ),
    );
    for (const { seq, hash } of some) {
      if (found.get(seq) !== hash)
        faults.push({ seq: seq.toString(), kind: 'anchor', eventId: null });
    }
  }
  return faults;
}
