import type { KeyboardEvent } from 'react';

/**
 * Arrow keys at the edge of a cell's text, and Enter, go to the cell beside, above or below, as in a
 * spreadsheet. Says whether it went.
 */
export function walkCells(event: KeyboardEvent<HTMLTableElement>): boolean {
  const { target, key } = event;
  if (!(target instanceof HTMLTextAreaElement) || target.dataset.cell === undefined) return false;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  if (event.nativeEvent.isComposing) return false;
  const step = stepOf(target, key);
  if (!step) return false;
  const lines = [...event.currentTarget.rows].map((line) => [
    ...line.querySelectorAll<HTMLTextAreaElement>('[data-cell]'),
  ]);
  const line = lines.findIndex((cells) => cells.includes(target));
  const column = lines[line]?.indexOf(target) ?? 0;
  // The head has no cell above the names of the rows.
  const shift = Number(line > 0 && line + step.down === 0) - Number(line === 0 && step.down > 0);
  const next = lines[line + step.down]?.[column + step.right - shift];
  if (!next) return false;
  event.preventDefault();
  next.focus();
  next.select();
  return true;
}

function stepOf(cell: HTMLTextAreaElement, key: string): { down: number; right: number } | null {
  const { selectionStart, selectionEnd, value } = cell;
  const isAll = selectionStart === 0 && selectionEnd === value.length;
  const isAtStart = isAll || (selectionStart === 0 && selectionEnd === 0);
  const isAtEnd = isAll || (selectionStart === value.length && selectionEnd === value.length);
  if (key === 'Enter') return { down: 1, right: 0 };
  if (key === 'ArrowDown' && (isAtEnd || !value.includes('\n'))) return { down: 1, right: 0 };
  if (key === 'ArrowUp' && (isAtStart || !value.includes('\n'))) return { down: -1, right: 0 };
  if (key === 'ArrowRight' && isAtEnd) return { down: 0, right: 1 };
  if (key === 'ArrowLeft' && isAtStart) return { down: 0, right: -1 };
  return null;
}
