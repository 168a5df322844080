import type { z } from 'zod';
import { AuditOutcome, ListAuditEvents } from '#server/areas/audit/schema.ts';
import { listQuery } from '../../parts/list-query.ts';
import { actionFilter, periodsMs } from './audit-filters.ts';

/** What the address asks of the audit log; what it can't mean is left out. */
export function auditQuery(request: Request, now: Date): z.input<typeof ListAuditEvents> {
  const { searchParams } = new URL(request.url);
  const action = actionFilter.options.find(({ value }) => value === searchParams.get('action'));
  const actorId = ListAuditEvents.shape.actorId.safeParse(searchParams.get('who')).data;
  const outcome = AuditOutcome.safeParse(searchParams.get('outcome')).data;
  const periodMs = periodsMs[searchParams.get('period') ?? ''];
  return {
    ...listQuery(request),
    ...(action && { action: action.value }),
    ...(actorId && { actorId }),
    ...(outcome && { outcome }),
    ...(periodMs && { from: new Date(now.getTime() - periodMs) }),
  };
}

/** Where the events that `query` asks for are downloaded, by format. */
export function auditDownloads(
  slug: string,
  { limit: _, cursor: __, ...filters }: z.input<typeof ListAuditEvents>,
): { csv: string; jsonl: string } {
  const asked = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value instanceof Date ? value.toISOString() : value]],
  );
  const address = (format: string) =>
    `/api/orgs/${slug}/audit/export?${new URLSearchParams([['format', format], ...asked])}`;
  return { csv: address('csv'), jsonl: address('jsonl') };
}
