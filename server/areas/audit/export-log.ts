import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import { csvLine } from '#server/core/csv.ts';
import type { OrgRouteContext } from '#server/core/org-route.ts';
import type { TimeCursor } from '#server/core/paging.ts';
import type { Scope } from '#server/core/scope.ts';
import { textStream } from '#server/core/text-stream.ts';
import { type AuditEventRow, readEvents } from './reads.ts';
import type { ExportAuditEvents } from './schema.ts';

type Format = { type: string; head: string; line(event: AuditEventRow): string };

const columns = [
  'createdAt',
  'actorKind',
  'actorId',
  'actorLabel',
  'action',
  'resourceKind',
  'resourceId',
  'resourceName',
  'outcome',
  'ipAddress',
  'userAgent',
] as const;

const textOf = (value: string | Date | null) =>
  value instanceof Date ? value.toISOString() : value;

const formats: Record<z.output<typeof ExportAuditEvents>['format'], Format> = {
  csv: {
    type: 'text/csv; charset=utf-8; header=present',
    head: csvLine(['id', ...columns, 'details']),
    line: (event) =>
      csvLine([
        event.id,
        ...columns.map((column) => textOf(event[column])),
        JSON.stringify(event.details),
      ]),
  },
  jsonl: {
    type: 'application/jsonl; charset=utf-8',
    head: '',
    line: (event) => `${JSON.stringify(event)}\n`,
  },
};

const batch = 500;

/**
 * The events that fit, newest first, as a file that is written while it is read: page after page, each
 * in a transaction of its own that checks the permission anew. The first page also writes
 * `audit.exported`, which the file itself does not hold.
 */
export async function exportLog(
  { open }: OrgRouteContext,
  input: z.output<typeof ExportAuditEvents>,
): Promise<Response> {
  const { format: name, ...filters } = input;
  const format = formats[name];
  const read = (scope: Scope, cursor: TimeCursor | null) =>
    readEvents(scope, filters, { cursor, limit: batch });
  const [slug, first] = await open(async (scope) => {
    const events = await read(scope, null);
    const asked = Object.entries(filters).filter(([, value]) => value !== undefined);
    await audit(scope, 'audit.exported', {
      resource: { kind: 'audit', name: name.toUpperCase() },
      details: { format: name, filters: JSON.parse(JSON.stringify(Object.fromEntries(asked))) },
    });
    return [scope.org.slug, events] as const;
  });

  async function* lines() {
    yield format.head;
    let events = first;
    for (;;) {
      yield events.map(format.line).join('');
      const last = events.at(-1);
      if (!last || events.length < batch) return;
      const cursor = { at: last.createdAt, id: last.id };
      events = await open((scope) => read(scope, cursor));
    }
  }
  const day = new Date().toISOString().slice(0, 10);
  return new Response(textStream(lines()), {
    headers: {
      'content-type': format.type,
      'content-disposition': `attachment; filename="audit-${slug}-${day}.${name}"`,
      'cache-control': 'no-store',
    },
  });
}
