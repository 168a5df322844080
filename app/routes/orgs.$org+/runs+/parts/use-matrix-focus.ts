import { useNavigationType } from '@remix-run/react';
import {
  type FocusEvent,
  type KeyboardEvent,
  type MutableRefObject,
  type RefObject,
  useRef,
  useState,
} from 'react';
import { gridStep } from './grid-step.ts';
import { type LoadedRows, placeOf, rowAt, sizeOf } from './loaded-rows.ts';
import { markId } from './matrix-mark.tsx';
import { useIsomorphicLayoutEffect } from './use-isomorphic-layout-effect.ts';

/** Where the tab stop of the matrix is: a row by its number, and the mark in it from 0. */
interface Stop {
  row: number;
  column: number;
}

export interface MatrixFocus {
  /** The place of the row with the tab stop. */
  place: number;
  /** The item with the tab stop; null while its row is being read. */
  itemId: string | null;
  isThere: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: FocusEvent) => void;
  /** Brings a place into view; set by whoever draws the rows. */
  scrollTo: MutableRefObject<(place: number) => void>;
}

/**
 * One tab stop in a matrix of which only a part is there. A key may lead to a row that is still to be
 * read: the grid keeps the focus meanwhile, so that more keys are heard, and hands it on once it is there.
 * @param backFrom the conversation one comes from, which gets the tab stop if its row is there
 */
export function useMatrixFocus(
  loaded: LoadedRows,
  table: RefObject<HTMLTableElement | null>,
  backFrom: string | null,
): MatrixFocus {
  const [stop, setStop] = useState<Stop | null>(() => stopAt(loaded, backFrom));
  // Who went back goes on where they left; who came by a link begins at the top of the page.
  const isBack = useNavigationType() === 'POP';
  const isDue = useRef(stop !== null && isBack);
  const scrollTo = useRef<(place: number) => void>(() => undefined);
  const known = stop ? placeOf(loaded, stop.row) : -1;
  const place = known >= 0 ? known : 0;
  const column = known >= 0 ? (stop?.column ?? 0) : 0;
  const marks = loaded.rows.get(rowAt(loaded, place) ?? -1)?.cells.flat() ?? [];
  const itemId = marks[Math.min(column, marks.length - 1)]?.id ?? null;

  useIsomorphicLayoutEffect(() => {
    if (!isDue.current) return;
    const mark = itemId === null ? null : document.getElementById(markId(itemId));
    if (!mark) {
      // The mark that had the focus may go away before the next one comes.
      if (!table.current?.contains(document.activeElement)) {
        table.current?.focus({ preventScroll: true });
      }
      return;
    }
    isDue.current = false;
    mark.focus();
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const columns = Math.max(marks.length, column + 1);
    const size = { rows: sizeOf(loaded), columns };
    const to = gridStep(event.key, { row: place, column }, size, event.ctrlKey);
    const row = to && rowAt(loaded, to.row);
    if (!to || row === undefined || row === null) return;
    event.preventDefault();
    isDue.current = true;
    setStop({ row, column: to.column });
    if (to.row !== place) scrollTo.current(to.row);
  }

  function onFocus(event: FocusEvent) {
    const id = event.target.getAttribute('data-item');
    const row = Number(event.target.closest('tr')?.getAttribute('data-row') ?? -1);
    if (!id || row < 0) return;
    const at = loaded.rows
      .get(row)
      ?.cells.flat()
      .findIndex((item) => item.id === id);
    if (at !== undefined && at >= 0 && id !== itemId) setStop({ row, column: at });
  }

  return { place, itemId, isThere: itemId !== null, onKeyDown, onFocus, scrollTo };
}

function stopAt(loaded: LoadedRows, itemId: string | null): Stop | null {
  if (itemId === null) return null;
  for (const { row, cells } of loaded.rows.values()) {
    const column = cells.flat().findIndex(({ id }) => id === itemId);
    if (column >= 0) return { row, column };
  }
  return null;
}
