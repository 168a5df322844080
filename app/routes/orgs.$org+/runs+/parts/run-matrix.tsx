import { useNavigate, useNavigation } from '@remix-run/react';
import { type CSSProperties, type MouseEvent, useRef } from 'react';
import { cn } from '#app/ui/cn.ts';
import { lastSeen } from './last-seen.ts';
import { type LoadedRows, rowAt, sizeOf } from './loaded-rows.ts';
import { MatrixHead } from './matrix-head.tsx';
import { MatrixHint } from './matrix-hint.tsx';
import { MatrixRow } from './matrix-row.tsx';
import { MatrixRowComing } from './matrix-row-coming.tsx';
import type { RunFigures } from './run-shapes.ts';
import { useCellRoom } from './use-cell-room.ts';
import { useIsomorphicLayoutEffect } from './use-isomorphic-layout-effect.ts';
import { useMatrixFocus } from './use-matrix-focus.ts';
import { useMatrixHint } from './use-matrix-hint.ts';
import type { MatrixSource } from './use-matrix-rows.ts';
import { useMatrixWindow } from './use-matrix-window.ts';
import { type History, useRowHistory } from './use-row-history.ts';

export interface RunMatrixProps {
  label: string;
  runId: string;
  repeats: number;
  source: MatrixSource;
  figures: RunFigures;
  isOver: boolean;
  /** The address of the run's items, ending in a slash. */
  itemsPath: string;
}

const nameRem = 13;
/** Below this width, Tailwind's 3xl, there is a list instead. */
const narrowestRem = 48;

/**
 * Scenarios × targets, each conversation a mark that opens it. One tab stop; arrow keys move. Only the
 * rows in view are there. Where it is narrow, a list of scenarios with their targets.
 */
export function RunMatrix(props: RunMatrixProps) {
  const { label, runId, repeats, source, figures, isOver, itemsPath } = props;
  const { loaded, look } = source;
  const { targets } = loaded;
  const { hinted, keep, leave, handlers } = useMatrixHint();
  const navigate = useNavigate();
  const isLeaving = useNavigation().state !== 'idle';
  const box = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const columnRem = Math.max(7, Math.min(repeats, 5) * 1.65 + 1.5);
  // What the narrowest place for a matrix has room for; wider ones scroll in a box of their own.
  const isBoxed = nameRem + targets.length * columnRem > narrowestRem;
  const room = useCellRoom(table, targets.length);
  const focus = useMatrixFocus(loaded, table, lastSeen(runId));
  const drawn = useMatrixWindow({
    count: sizeOf(loaded),
    pinned: focus.place,
    isBoxed,
    box,
    body,
  });
  focus.scrollTo.current = drawn.scrollTo;
  const first = drawn.items[0]?.index ?? 0;
  const last = drawn.items.at(-1)?.index ?? 0;
  const seen = inView(
    drawn.items.map(({ index }) => index),
    focus.place,
  );
  useIsomorphicLayoutEffect(() => look(seen), [look, seen.first, seen.last]);
  const history = useRowHistory(runId, loaded, seen);

  function onClick(event: MouseEvent) {
    const isPlain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const mark = event.target instanceof Element ? event.target.closest('a[data-item]') : null;
    const href = mark?.getAttribute('href');
    if (!href || !isPlain || event.button !== 0) return;
    event.preventDefault();
    navigate(href);
  }

  const found = hinted && !isLeaving ? findHinted(loaded, { first, last }, hinted.itemId) : null;
  return (
    <div
      ref={box}
      className={cn(
        '@container/matrix relative rounded-lg border border-line bg-surface shadow-xs ',
        isBoxed
          ? 'scroll-thin overflow-auto [--matrix-top:0px] max-h-[calc(100dvh-5rem)]'
          : 'overflow-clip [--matrix-top:var(--sticky-top,0px)]',
      )}
    >
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys move in it, as in any ARIA grid
        role="grid"
        aria-label={label}
        data-room={room}
        // −1: how many there are is not known before the search of the filter is through.
        aria-rowcount={loaded.found && loaded.next !== null ? -1 : sizeOf(loaded) + 1}
        aria-colcount={targets.length + 1}
        tabIndex={focus.isThere ? -1 : 0}
        onKeyDown={focus.onKeyDown}
        onClick={onClick}
        {...handlers}
        onFocus={(event) => {
          handlers.onFocus(event);
          focus.onFocus(event);
        }}
        style={
          {
            '--matrix-columns': `minmax(${nameRem}rem, ${targets.length === 1 ? 24 : 20}rem) repeat(${targets.length}, minmax(${columnRem}rem, 1fr))`,
          } as CSSProperties
        }
        className={cn(
          'group/cells focus-ring-inset block',
          isBoxed && '@3xl/matrix:w-max @3xl/matrix:min-w-full',
        )}
      >
        <MatrixHead
          targets={targets}
          figures={figures}
          isOver={isOver}
          rowCount={loaded.rowCount}
          shown={loaded.found && { count: loaded.found.length, isMore: loaded.next !== null }}
        />
        <tbody ref={body} className="relative block" style={{ height: drawn.height }}>
          {drawn.items.map(({ index, start }) => (
            <PlacedRow
              key={rowAt(loaded, index) ?? index}
              place={index}
              top={start - drawn.offset}
              loaded={loaded}
              activeId={index === focus.place ? focus.itemId : null}
              history={history}
              itemsPath={itemsPath}
              measure={drawn.measure}
            />
          ))}
        </tbody>
      </table>
      {found && hinted && (
        <MatrixHint
          item={found.item}
          title={found.title}
          to={itemsPath + found.item.id}
          at={hinted.at}
          onPointerEnter={keep}
          onPointerLeave={leave}
        />
      )}
    </div>
  );
}

interface PlacedRowProps {
  place: number;
  top: number;
  loaded: LoadedRows;
  activeId: string | null;
  history: History;
  itemsPath: string;
  measure: (element: HTMLElement | null) => void;
}

function PlacedRow({ place, top, loaded, activeId, history, itemsPath, measure }: PlacedRowProps) {
  const number = rowAt(loaded, place);
  const row = number === undefined ? undefined : loaded.rows.get(number);
  if (!row) return <MatrixRowComing place={place} top={top} columns={loaded.targets.length} />;
  return (
    <MatrixRow
      row={row}
      place={place}
      top={top}
      targets={loaded.targets}
      activeId={activeId}
      history={history.get(row.row)}
      itemsPath={itemsPath}
      measure={measure}
    />
  );
}

/** The drawn places without the one that is only there for the tab stop. */
function inView(places: readonly number[], pinned: number): { first: number; last: number } {
  const isApart = (one: number | undefined, next: number | undefined) =>
    one === pinned && next !== undefined && one !== undefined && Math.abs(next - one) > 1;
  const first = isApart(places[0], places[1]) ? places[1] : places[0];
  const last = isApart(places.at(-1), places.at(-2)) ? places.at(-2) : places.at(-1);
  return { first: first ?? 0, last: last ?? 0 };
}

function findHinted(
  loaded: LoadedRows,
  { first, last }: { first: number; last: number },
  itemId: string,
) {
  for (let place = first; place <= last; place += 1) {
    const row = loaded.rows.get(rowAt(loaded, place) ?? -1);
    for (const [column, cell] of row?.cells.entries() ?? []) {
      const item = cell.find(({ id }) => id === itemId);
      if (!row || !item) continue;
      const target = loaded.targets[column]?.name;
      const parts = [row.name, target, cell.length > 1 && `repeat ${item.repeat}`];
      return { item, title: parts.filter(Boolean).join(' · ') };
    }
  }
  return null;
}
