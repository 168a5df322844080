import type { ReactNode } from 'react';
import { Popover } from '#app/ui/popover.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import type { Column } from '#app/ui/table.tsx';
import { type UsedBy, UsedByList } from './used-by-list.tsx';

export interface VariableRow {
  id: string;
  key: string;
  value: string;
  description: string;
  updatedAt: Date;
  version: number;
  overrides: readonly { environmentId: string; value: string }[];
  usedBy: readonly UsedBy[];
}

/** The columns of the list; `menu` draws what can be done with a row, null for nothing. */
export function variableColumns(
  menu: ((row: VariableRow) => ReactNode) | null,
): Column<VariableRow>[] {
  const columns: Column<VariableRow>[] = [
    {
      id: 'key',
      header: 'Name',
      className: 'max-w-52',
      cell: (row) => (
        <span className="block truncate font-medium font-mono text-xs leading-5">{row.key}</span>
      ),
    },
    {
      id: 'value',
      header: 'Value',
      className: 'w-1/2 max-w-0',
      cell: (row) => (
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 truncate" title={row.value.slice(0, 500)} dir="auto">
            {row.value || <span className="text-muted">empty</span>}
          </span>
          {row.overrides.length > 0 && (
            <span className="shrink-0 text-muted text-xs">
              +{row.overrides.length}
              <span className="sr-only"> in environments</span>
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'description',
      header: 'Description',
      hideBelow: 'lg',
      className: 'w-1/2 max-w-0',
      cell: (row) => (
        <span className="block truncate text-muted" title={row.description}>
          {row.description}
        </span>
      ),
    },
    {
      id: 'usedBy',
      header: 'Used by',
      hideBelow: 'sm',
      className: 'whitespace-nowrap',
      cell: (row) => <Uses row={row} />,
    },
    {
      id: 'saved',
      header: 'Saved',
      hideBelow: 'md',
      className: 'whitespace-nowrap text-muted',
      cell: (row) => <RelativeTime at={row.updatedAt} />,
    },
  ];
  return menu
    ? [
        ...columns,
        { id: 'more', header: 'Actions', hideHeader: true, align: 'end', cell: (row) => menu(row) },
      ]
    : columns;
}

function Uses({ row }: { row: VariableRow }) {
  const count = row.usedBy.length;
  if (count === 0) return <span className="text-muted">nothing</span>;
  return (
    <Popover
      label={`What uses ${row.key}`}
      trigger={
        <button
          type="button"
          className="focus-ring rounded-sm underline decoration-line-strong underline-offset-3 hover:decoration-current"
        >
          {count} {count === 1 ? 'place' : 'places'}
        </button>
      }
    >
      <UsedByList usedBy={row.usedBy} />
    </Popover>
  );
}
