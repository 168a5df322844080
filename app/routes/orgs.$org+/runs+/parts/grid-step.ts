/** A place in a grid, from 0. */
export interface Place {
  row: number;
  column: number;
}

const page = 10;

/**
 * Where a key leads in a grid of `rows` × `columns`, as the ARIA grid pattern has it; null when the key
 * means nothing here. Never leaves the grid.
 */
export function gridStep(
  key: string,
  from: Place,
  size: { rows: number; columns: number },
  withControl = false,
): Place | null {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const moves = new Map<string, Place>([
    ['ArrowUp', { ...from, row: from.row - 1 }],
    ['ArrowDown', { ...from, row: from.row + 1 }],
    ['ArrowLeft', { ...from, column: from.column - 1 }],
    ['ArrowRight', { ...from, column: from.column + 1 }],
    ['PageUp', { ...from, row: from.row - page }],
    ['PageDown', { ...from, row: from.row + page }],
    ['Home', { row: withControl ? 0 : from.row, column: 0 }],
    ['End', { row: withControl ? last.row : from.row, column: last.column }],
  ]);
  const to = moves.get(key);
  if (!to) return null;
  return { row: clamp(to.row, last.row), column: clamp(to.column, last.column) };
}

function clamp(value: number, max: number): number {
  return Math.max(0, Math.min(value, max));
}
