import { memo } from 'react';
import { cn } from '#app/ui/cn.ts';
import { CellPast } from './cell-past.tsx';
import { markState, markWord } from './mark-look.ts';
import { MatrixMark } from './matrix-mark.tsx';
import type { MatrixRow as Row } from './matrix-rows.ts';
import type { RunItem, RunTarget } from './run-shapes.ts';
import type { CellPast as Past } from './use-row-history.ts';

export interface MatrixRowProps {
  row: Row;
  /** Its place among the rows that show, from 0, and how far down that is, in pixels. */
  place: number;
  top: number;
  targets: readonly RunTarget[];
  /** The item of this row that has the tab stop, if one has. */
  activeId: string | null;
  /** How its cells came out in earlier runs, by position of the target. */
  history: ReadonlyMap<number, Past> | undefined;
  /** The address of the run's items, ending in a slash. */
  itemsPath: string;
  measure: (element: HTMLElement | null) => void;
}

export const rowLook =
  'block border-line border-b @3xl/matrix:grid @3xl/matrix:grid-cols-(--matrix-columns)';

const none: readonly RunItem[] = [];

/** One scenario: a line of the matrix, or a list of its targets where there is no room for one. */
export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { row, place, top, targets, activeId, history, itemsPath, measure } = props;
  return (
    <tr
      ref={measure}
      data-index={place}
      data-row={row.row}
      aria-rowindex={place + 2}
      style={{ top }}
      className={cn(rowLook, 'absolute inset-x-0 @max-3xl/matrix:px-3 @max-3xl/matrix:py-3')}
    >
      <th
        scope="row"
        className="left-0 z-10 flex min-w-0 items-center bg-surface text-left font-medium text-sm @3xl/matrix:sticky @3xl/matrix:min-h-10 @3xl/matrix:border-line @3xl/matrix:border-r @3xl/matrix:px-4 @3xl/matrix:py-2 @max-3xl/matrix:pb-1.5"
      >
        <span
          dir="auto"
          title={row.name}
          className="line-clamp-2 text-pretty [overflow-wrap:anywhere]"
        >
          {row.name}
        </span>
      </th>
      {targets.map((target, column) => (
        <MatrixCell
          key={target.position}
          target={target}
          items={row.cells[column] ?? none}
          scenario={row.name}
          activeId={row.cells[column]?.some(({ id }) => id === activeId) ? activeId : null}
          past={history?.get(target.position)}
          itemsPath={itemsPath}
          isOnly={targets.length === 1}
        />
      ))}
    </tr>
  );
});

interface MatrixCellProps {
  target: RunTarget;
  items: readonly RunItem[];
  scenario: string;
  activeId: string | null;
  past: Past | undefined;
  itemsPath: string;
  /** The run has no other target: its name needs no repeating. */
  isOnly: boolean;
}

const MatrixCell = memo(function MatrixCell(props: MatrixCellProps) {
  const { target, items, scenario, activeId, past, itemsPath, isOnly } = props;
  const isOne = items.length === 1;
  return (
    <td
      className={cn(
        'relative block min-w-0 @3xl/matrix:grid @3xl/matrix:content-center @3xl/matrix:border-line @3xl/matrix:border-l @3xl/matrix:px-3 @3xl/matrix:py-1.5 @max-3xl/matrix:py-1 @3xl/matrix:first-of-type:border-l-0',
        isOne && 'hover:bg-hover',
      )}
    >
      <div className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-0.5 @3xl/matrix:flex-nowrap">
        <div className={cn('flex flex-wrap items-center gap-0.5', !isOne && '-ml-1')}>
          {items.map((item) => (
            <MatrixMark
              key={item.id}
              item={item}
              to={itemsPath + item.id}
              about={[scenario, target.name, !isOne && `repeat ${item.repeat}`]
                .filter(Boolean)
                .join(', ')}
              isActive={item.id === activeId}
              fills={isOne}
            />
          ))}
        </div>
        <span className="min-w-16 flex-1 truncate text-muted text-sm @3xl/matrix:hidden">
          {isOnly && isOne && items[0] ? markWord(markState(items[0])) : target.name}
        </span>
        {!isOne && <PassedOf items={items} />}
        <Reason items={items} />
        {past && <CellPast past={past} />}
      </div>
    </td>
  );
});

/** "2/3" beside repeats, once all of them are done. */
function PassedOf({ items }: { items: readonly RunItem[] }) {
  if (!items.every((item) => item.verdict)) return null;
  const passed = items.filter((item) => item.verdict === 'PASS').length;
  return (
    <span
      aria-hidden="true"
      className="text-muted text-xs tabular-nums @3xl/matrix:hidden @3xl/matrix:group-data-[room=much]/cells:block @3xl/matrix:group-data-[room=some]/cells:block"
    >
      {passed}/{items.length}
    </span>
  );
}

/** The first reason that is not a pass: in full below narrow cells of the list, one line in the matrix. */
function Reason({ items }: { items: readonly RunItem[] }) {
  const item = items.find((one) => !['PASS', 'PENDING', 'RUNNING'].includes(markState(one)));
  const reason = item?.verdict ? item.summary : null;
  if (!reason) return null;
  return (
    <span
      aria-hidden="true"
      dir="auto"
      className={cn(
        'min-w-0 text-muted text-xs @max-3xl/matrix:w-full @max-3xl/matrix:pl-8 @max-3xl/matrix:text-sm @3xl/matrix:truncate',
        items.length === 1
          ? '@3xl/matrix:hidden @3xl/matrix:group-data-[room=much]/cells:block'
          : '@3xl/matrix:hidden',
      )}
    >
      {reason}
    </span>
  );
}
