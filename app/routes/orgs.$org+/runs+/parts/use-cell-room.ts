import { type RefObject, useState } from 'react';
import { useIsomorphicLayoutEffect } from './use-isomorphic-layout-effect.ts';

/** What there is room for in a cell beside its marks: nothing more, a few characters, or a sentence. */
export type CellRoom = 'none' | 'some' | 'much';

const someRem = 8;
const muchRem = 11;

/**
 * How much room the cells of a matrix have, by the width of the head of its last column: all columns of
 * targets are as wide. Asking it of each cell, as container queries do, would take most of a frame.
 */
export function useCellRoom(table: RefObject<HTMLTableElement | null>, columns: number): CellRoom {
  const [room, setRoom] = useState<CellRoom>(columns <= 3 ? 'much' : 'none');
  useIsomorphicLayoutEffect(() => {
    const head = table.current?.querySelector('thead th:last-child');
    if (!head) return;
    const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const rem = entry.contentRect.width / remPx;
      setRoom(rem >= muchRem ? 'much' : rem >= someRem ? 'some' : 'none');
    });
    observer.observe(head);
    return () => observer.disconnect();
  }, [table, columns]);
  return room;
}
