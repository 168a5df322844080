import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { cn } from './cn.ts';
import { type Column, headLook, placeOf, type TableProps } from './table-column.ts';

/** One head cell, a button where the column can be sorted. */
export function HeadCell<TRow>(
  props: { column: Column<TRow> } & Pick<TableProps<TRow>, 'sort' | 'onSort'>,
) {
  const { column, sort, onSort } = props;
  const active = sort?.by === column.id ? sort.direction : undefined;
  const look = cn(headLook, placeOf(column));
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" className={look}>
        <span className={cn(column.hideHeader && 'sr-only')}>{column.header}</span>
      </th>
    );
  }
  const Arrow = active === 'asc' ? ArrowUp : active === 'desc' ? ArrowDown : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={active ? (active === 'asc' ? 'ascending' : 'descending') : 'none'}
      className={look}
    >
      <button
        type="button"
        onClick={() => onSort({ by: column.id, direction: active === 'asc' ? 'desc' : 'asc' })}
        className={cn(
          'focus-ring group -mx-1 inline-flex items-center gap-1 rounded-sm px-1 py-0.5 hover:text-ink',
          active && 'text-ink',
          column.align === 'end' && 'flex-row-reverse',
        )}
      >
        {column.header}
        <Arrow
          aria-hidden="true"
          className={cn('size-3', !active && 'opacity-50 group-hover:opacity-100')}
        />
      </button>
    </th>
  );
}
