import { useState } from 'react';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Drawer } from '#app/ui/drawer.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { type Column, Table } from '#app/ui/table.tsx';
import { AuditDetails } from './audit-details.tsx';
import { type AuditEvent, actionText } from './audit-event.ts';

/** Who did what to what, newest first; a drawer holds the rest of a line. */
export function AuditTable({ events }: { events: readonly AuditEvent[] }) {
  const [open, setOpen] = useState<AuditEvent | null>(null);
  const columns: Column<AuditEvent>[] = [
    {
      id: 'action',
      header: 'What',
      className: 'w-full',
      cell: (event) => (
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-medium">{actionText(event.action)}</span>
          {event.resourceName && (
            <span className="min-w-0 text-muted [overflow-wrap:anywhere]">
              {event.resourceName}
            </span>
          )}
          {event.outcome !== 'success' && <Badge tone="error">{event.outcome}</Badge>}
        </span>
      ),
    },
    {
      id: 'who',
      header: 'Who',
      hideBelow: 'sm',
      className: 'max-w-48 truncate',
      cell: ({ actorLabel }) => actorLabel,
    },
    {
      id: 'when',
      header: 'When',
      className: 'whitespace-nowrap text-muted',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
    {
      id: 'details',
      header: 'Details',
      hideHeader: true,
      align: 'end',
      cell: (event) => (
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Details of ${actionText(event.action).toLowerCase()} ${event.resourceName ?? ''}`}
          onClick={() => setOpen(event)}
        >
          Details
        </Button>
      ),
    },
  ];
  return (
    <>
      <Table label="Audit log" rows={events} rowKey={({ id }) => id} columns={columns} />
      <Drawer
        open={open !== null}
        onOpenChange={(isOpen) => !isOpen && setOpen(null)}
        title={open ? actionText(open.action) : ''}
      >
        {open && <AuditDetails event={open} onLeave={() => setOpen(null)} />}
      </Drawer>
    </>
  );
}
