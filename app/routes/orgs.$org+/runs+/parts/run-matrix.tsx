import { useNavigate, useNavigation } from '@remix-run/react';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { cn } from '#app/ui/cn.ts';
import { gridStep } from './grid-step.ts';
import { MatrixHead } from './matrix-head.tsx';
import { MatrixHint } from './matrix-hint.tsx';
import { markId } from './matrix-mark.tsx';
import { MatrixRow } from './matrix-row.tsx';
import type { MatrixRow as Row } from './matrix-rows.ts';
import { NearView } from './near-view.tsx';
import type { RunItem, RunTarget } from './run-shapes.ts';
import { useMatrixHint } from './use-matrix-hint.ts';

export interface RunMatrixProps {
  label: string;
  targets: readonly RunTarget[];
  repeats: number;
  rows: readonly Row[];
  /** Those that the filter lets through. */
  shown: readonly Row[];
  /** The address of the run's items, ending in a slash. */
  itemsPath: string;
}

/** Marks drawn together, and at once. */
const pieceMarks = 400;
const firstMarks = 1_000;
const nameRem = 13;
/** Below this width, Tailwind's 3xl, there is a list instead. */
const narrowestRem = 48;
/**
 * Scenarios × targets, each conversation a mark that opens it. One tab stop; arrow keys move. Where it
 * is narrow, a list of scenarios with their targets.
 */
export function RunMatrix({ label, targets, repeats, rows, shown, itemsPath }: RunMatrixProps) {
  const { hinted, keep, leave, handlers } = useMatrixHint();
  const navigate = useNavigate();
  const isLeaving = useNavigation().state !== 'idle';
  const [chosenId, setChosenId] = useState<string | null>(null);
  const grid = useMemo(() => shown.map((row) => row.cells.flat()), [shown]);
  const places = useMemo(() => placesOf(grid), [grid]);
  const active = (chosenId ? places.get(chosenId) : undefined) ?? { row: 0, column: 0 };
  const activeId = grid[active.row]?.[active.column]?.id ?? null;
  const rowMarks = Math.max(1, targets.length * repeats);
  const pieceSize = Math.max(1, Math.min(25, Math.floor(pieceMarks / rowMarks)));
  const columnRem = Math.max(7, Math.min(repeats, 5) * 1.65 + 1.5);
  // What the narrowest place for a matrix has room for; wider ones scroll in a box of their own.
  const isScrolled = nameRem + targets.length * columnRem > narrowestRem;

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const size = { rows: grid.length, columns: grid[active.row]?.length ?? 0 };
    const to = gridStep(event.key, active, size, event.ctrlKey);
    const item = to && grid[to.row]?.[to.column];
    if (!item) return;
    event.preventDefault();
    flushSync(() => setChosenId(item.id));
    document.getElementById(markId(item.id))?.focus();
  }

  function onClick(event: MouseEvent) {
    const isPlain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const mark = event.target instanceof Element ? event.target.closest('a[data-item]') : null;
    const href = mark?.getAttribute('href');
    if (!href || !isPlain || event.button !== 0) return;
    event.preventDefault();
    navigate(href);
  }

  const found = hinted && !isLeaving ? findHinted(shown, targets, hinted.itemId) : null;
  return (
    <div
      className={cn(
        '@container/matrix rounded-lg border border-line bg-surface shadow-xs ',
        isScrolled
          ? 'scroll-thin overflow-auto [--matrix-top:0px] max-h-[calc(100dvh-5rem)]'
          : 'overflow-clip [--matrix-top:var(--sticky-top,0px)]',
      )}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys move in it, as in any ARIA grid
        role="grid"
        aria-label={label}
        aria-rowcount={shown.length + 1}
        aria-colcount={targets.length + 1}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onClick={onClick}
        {...handlers}
        onFocus={(event) => {
          handlers.onFocus(event);
          const id = event.target.getAttribute('data-item');
          if (id && id !== chosenId) setChosenId(id);
        }}
        style={
          {
            '--matrix-columns': `minmax(${nameRem}rem, ${targets.length === 1 ? 24 : 20}rem) repeat(${targets.length}, minmax(${columnRem}rem, 1fr))`,
          } as CSSProperties
        }
        className={cn(
          'block outline-none [&>tbody:last-child>tr:last-child]:border-b-0',
          isScrolled && '@3xl/matrix:w-max @3xl/matrix:min-w-full',
        )}
      >
        <MatrixHead targets={targets} rows={rows} shownRows={shown.length} />
        {piecesOf(shown, pieceSize).map((piece, index) => (
          <NearView
            key={piece[0]?.row}
            initially={index * pieceSize * rowMarks < firstMarks}
            forced={Math.floor(active.row / pieceSize) === index}
            expectedHeight={piece.length * 41}
          >
            {() =>
              piece.map((row, place) => (
                <MatrixRow
                  key={row.row}
                  row={row}
                  index={index * pieceSize + place}
                  targets={targets}
                  activeId={index * pieceSize + place === active.row ? activeId : null}
                  itemsPath={itemsPath}
                />
              ))
            }
          </NearView>
        ))}
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

function piecesOf(rows: readonly Row[], pieceSize: number): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / pieceSize) }, (_, index) =>
    rows.slice(index * pieceSize, (index + 1) * pieceSize),
  );
}

function placesOf(grid: readonly (readonly RunItem[])[]) {
  return new Map(
    grid.flatMap((items, row) => items.map((item, column) => [item.id, { row, column }] as const)),
  );
}

function findHinted(rows: readonly Row[], targets: readonly RunTarget[], itemId: string) {
  for (const row of rows) {
    for (const [column, cell] of row.cells.entries()) {
      const item = cell.find(({ id }) => id === itemId);
      if (!item) continue;
      const parts = [row.name, targets[column]?.name, cell.length > 1 && `repeat ${item.repeat}`];
      return { item, title: parts.filter(Boolean).join(' · ') };
    }
  }
  return null;
}
