import { Link } from '@remix-run/react';
import { Checkbox } from './checkbox.tsx';
import { cn } from './cn.ts';
import { cellLook, type TableProps } from './table-column.ts';

/** One row; its first cell carries the link the whole row follows. */
export function TableRow<TRow>(props: {
  row: TRow;
  table: TableProps<TRow>;
  /** The classes of each column's cells, worked out once for all rows. */
  looks: readonly string[];
}) {
  const { row, table, looks } = props;
  const { columns, selection, rowHref } = table;
  const key = table.rowKey(row);
  const selected = selection?.selected.has(key) ?? false;
  const tick = (on: boolean) => {
    const next = new Set(selection?.selected);
    if (on) next.add(key);
    else next.delete(key);
    selection?.onChange(next);
  };
  return (
    <tr
      className={cn(
        'group relative',
        rowHref && 'row-linked hover:bg-hover',
        selected && 'bg-accent-soft',
      )}
    >
      {selection && (
        <td className={cn(cellLook, 'relative z-1')}>
          <Checkbox
            aria-label={`Select ${selection.rowName(row)}`}
            checked={selected}
            onCheckedChange={tick}
          />
        </td>
      )}
      {columns.map((column, index) => {
        const look = looks[index] ?? '';
        if (index > 0) {
          return (
            <td key={column.id} className={look}>
              {column.cell(row)}
            </td>
          );
        }
        return (
          <th key={column.id} scope="row" className={`text-left font-normal ${look}`}>
            {rowHref ? (
              <Link to={rowHref(row)} prefetch="intent" data-row-link="" className="row-link">
                {column.cell(row)}
              </Link>
            ) : (
              column.cell(row)
            )}
          </th>
        );
      })}
    </tr>
  );
}
