import { useRef } from 'react';
import { Checkbox } from './checkbox.tsx';
import { cn } from './cn.ts';
import { useOverflows } from './overflows.ts';
import { Skeleton } from './skeleton.tsx';
import { cellLook, headLook, placeOf, type TableProps } from './table-column.ts';
import { HeadCell } from './table-head.tsx';
import { TableRow } from './table-row.tsx';

export type { Column, Sort, TableProps } from './table-column.ts';

/** Rows in columns. On narrow screens less important columns go; what still does not fit scrolls. */
export function Table<TRow>(props: TableProps<TRow>) {
  const { columns, rows, selection, loading = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const overflows = useOverflows(scroller);
  if (!loading && rows.length === 0 && props.empty) return props.empty;
  const looks = columns.map((column) => cn(cellLook, placeOf(column)));
  const keys = rows.map(props.rowKey);
  const ticked = keys.filter((key) => selection?.selected.has(key)).length;
  return (
    <div
      className={cn(
        '@container min-w-0 bg-surface',
        !props.bare && 'overflow-clip rounded-lg border border-line shadow-xs',
      )}
    >
      {/* A region that scrolls has to be reachable by keyboard; one that does not must not clip the sticky head. */}
      <div
        ref={scroller}
        className={cn(
          'focus-ring-inset scroll-thin',
          overflows ? 'overflow-x-auto [--sticky-top:0px]' : 'overflow-x-clip',
        )}
        {...(overflows ? { role: 'region', 'aria-label': props.label, tabIndex: 0 } : {})}
      >
        <table
          aria-label={props.label}
          className="w-full border-separate border-spacing-0 text-sm"
          aria-busy={loading || undefined}
        >
          <thead>
            <tr>
              {selection && (
                <th scope="col" className={cn(headLook, 'w-10')}>
                  <Checkbox
                    aria-label="Select all rows"
                    checked={ticked === 0 ? false : ticked === keys.length ? true : 'indeterminate'}
                    onCheckedChange={(all) => selection.onChange(new Set(all ? keys : []))}
                  />
                </th>
              )}
              {columns.map((column) => (
                <HeadCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
              ))}
            </tr>
          </thead>
          <tbody className="[&>tr:last-child>*]:border-b-0">
            {loading
              ? ['a', 'b', 'c', 'd', 'e'].map((key) => (
                  <tr key={key}>
                    {selection && <td className={cellLook} />}
                    {columns.map((column, index) => (
                      <td key={column.id} className={looks[index]}>
                        <Skeleton
                          className={cn('w-3/5', column.align === 'end' && 'ml-auto w-10')}
                        />
                      </td>
                    ))}
                  </tr>
                ))
              : rows.map((row) => (
                  <TableRow key={props.rowKey(row)} row={row} table={props} looks={looks} />
                ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
