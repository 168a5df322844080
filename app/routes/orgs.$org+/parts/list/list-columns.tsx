import type { ReactNode } from 'react';
import { MenuOnDemand } from '#app/ui/menu-on-demand.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import type { Column } from '#app/ui/table.tsx';
import { type Status, StatusBadge } from '../status-badge.tsx';
import { TagList } from '../tag-list.tsx';

/** The name with what is said about the thing below it. */
export function nameColumn<TRow>(cell: (row: TRow) => ReactNode): Column<TRow> {
  return { id: 'name', header: 'Name', className: 'w-full min-w-40 max-w-0', cell };
}

export function NameCell({ name, about }: { name: ReactNode; about: string }) {
  return (
    <>
      <span className="font-medium">{name}</span>
      {about && (
        <span className="block truncate text-muted" title={about}>
          {about}
        </span>
      )}
    </>
  );
}

export function statusColumn<TRow extends { status: Status }>(): Column<TRow> {
  return { id: 'status', header: 'Status', cell: (row) => <StatusBadge status={row.status} /> };
}

export function tagsColumn<TRow extends { tags: readonly string[] }>(): Column<TRow> {
  return {
    id: 'tags',
    header: 'Tags',
    hideBelow: 'lg',
    className: 'max-w-44',
    cell: (row) => <TagList tags={row.tags} max={2} />,
  };
}

export function savedColumn<TRow extends { updatedAt: Date }>(): Column<TRow> {
  return {
    id: 'saved',
    header: 'Saved',
    hideBelow: 'sm',
    className: 'whitespace-nowrap text-muted',
    cell: (row) => <RelativeTime at={row.updatedAt} />,
  };
}

/** What can be done with a row; `menu` is drawn when somebody opens it. */
export function menuColumn<TRow extends { name: string }>(
  menu: (row: TRow) => ReactNode,
): Column<TRow> {
  return {
    id: 'more',
    header: 'Actions',
    hideHeader: true,
    align: 'end',
    cell: (row) => <MenuOnDemand label={`More for ${row.name}`}>{() => menu(row)}</MenuOnDemand>,
  };
}
