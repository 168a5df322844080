import type { z } from 'zod';
import { AuditActorKind, AuditOutcome, ListAuditEvents } from '#server/areas/audit/schema.ts';
import { listQuery } from '../../parts/list-query.ts';
import { actionFilter, chosenDays, kindFilter, periodsMs } from './audit-filters.ts';
import { dayStart, isZone } from './day-start.ts';

type Query = z.input<typeof ListAuditEvents>;

/** What the address asks of the audit log; what it can't mean is left out. */
export function auditQuery(request: Request, now: Date): Query {
  const { searchParams } = new URL(request.url);
  const asked = (name: string) => searchParams.get(name) ?? '';
  const action = actionFilter.options.find(({ value }) => value === asked('action'))?.value;
  const resourceKind = kindFilter.options.find(({ value }) => value === asked('on'))?.value;
  const resourceId = ListAuditEvents.shape.resourceId.safeParse(asked('thing')).data;
  const outcome = AuditOutcome.safeParse(asked('outcome')).data;
  return {
    ...listQuery(request),
    ...who(asked('who')),
    ...(action !== undefined && { action }),
    ...(resourceKind !== undefined && { resourceKind }),
    ...(resourceId !== undefined && { resourceId }),
    ...(outcome !== undefined && { outcome }),
    ...when(asked, now),
  };
}

/** An id is a person’s or a token’s, a word a kind of actor. */
function who(asked: string): Pick<Query, 'actorId' | 'actorKind'> {
  const actorKind = AuditActorKind.safeParse(asked).data;
  if (actorKind !== undefined) return { actorKind };
  const actorId = ListAuditEvents.shape.actorId.safeParse(asked).data;
  return actorId === undefined ? {} : { actorId };
}

/** A period up to now, or from the first moment of one day to the last of another, both as in `zone`. */
function when(asked: (name: string) => string, now: Date): Pick<Query, 'from' | 'to'> {
  const periodMs = periodsMs[asked('period')];
  if (periodMs !== undefined) return { from: new Date(now.getTime() - periodMs) };
  if (asked('period') !== chosenDays) return {};
  const zone = isZone(asked('zone')) ? asked('zone') : 'UTC';
  const from = dayStart(asked('from'), zone);
  const to = dayStart(asked('to'), zone, 1);
  return { ...(from && { from }), ...(to && { to }) };
}

/** Where the events that `query` asks for are downloaded, by format. */
export function auditDownloads(
  slug: string,
  { limit: _, cursor: __, ...filters }: Query,
): { csv: string; jsonl: string } {
  const asked = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value instanceof Date ? value.toISOString() : value]],
  );
  const address = (format: string) =>
    `/api/orgs/${slug}/audit/export?${new URLSearchParams([['format', format], ...asked])}`;
  return { csv: address('csv'), jsonl: address('jsonl') };
}
