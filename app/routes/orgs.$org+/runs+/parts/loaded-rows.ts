import { applyItems, type MatrixRow, matrixRow } from './matrix-rows.ts';
import type { RowPage, RunItem, RunTarget } from './run-shapes.ts';

/** The part of a matrix that is on the page. Places count what is shown, from 0. */
export interface LoadedRows {
  targets: readonly RunTarget[];
  /** Rows of the whole run. */
  rowCount: number;
  rows: ReadonlyMap<number, MatrixRow>;
  /** The rows that a filter let through so far, in order; null where there is no filter. */
  found: readonly number[] | null;
  /** Where the search of the filter goes on; null when it is through. */
  next: number | null;
}

/** Rows kept in memory, about; those furthest from what is looked at go first. */
const mostKept = 2_000;

type Begun = Pick<LoadedRows, 'targets' | 'rowCount'> & { isFiltered: boolean };

/** The first page of a matrix, of all rows or of those that a filter lets through. */
export function beginRows(page: RowPage, { isFiltered, ...about }: Begun): LoadedRows {
  return {
    ...about,
    rows: rowsOf(page, about.targets),
    found: isFiltered ? page.rows.map(({ row }) => row) : null,
    next: isFiltered ? page.next : null,
  };
}

/** Adds a page: some rows of an unfiltered matrix, or what a filter found next. */
export function addPage(loaded: LoadedRows, page: RowPage): LoadedRows {
  const added = rowsOf(page, loaded.targets);
  const around = page.rows[0]?.row ?? 0;
  const { found } = loaded;
  if (found === null) {
    return { ...loaded, rows: keepNear(new Map([...loaded.rows, ...added]), around) };
  }
  const last = found.at(-1) ?? -1;
  const news = page.rows.map(({ row }) => row).filter((row) => row > last);
  return {
    ...loaded,
    rows: new Map([...loaded.rows, ...added]),
    found: [...found, ...news],
    next: page.next,
  };
}

/** Rows in place of older states of them; of an unfiltered matrix all others are forgotten. */
export function renewRows(loaded: LoadedRows, page: RowPage): LoadedRows {
  const rows = rowsOf(page, loaded.targets);
  if (loaded.found === null) return { ...loaded, rows };
  return { ...loaded, rows, found: [...rows.keys()], next: page.next };
}

/** Puts newer states of items in; the same object when it concerns none of the rows. */
export function patchRows(loaded: LoadedRows, items: readonly RunItem[]): LoadedRows {
  const rows = applyItems(loaded.rows, items);
  return rows === loaded.rows ? loaded : { ...loaded, rows };
}

/** How many rows are shown, as far as is known. */
export function sizeOf({ found, rowCount }: LoadedRows): number {
  return found ? found.length : rowCount;
}

/** The number of the row at a place; undefined where none is known. */
export function rowAt({ found, rowCount }: LoadedRows, place: number): number | undefined {
  if (found) return found[place];
  return place >= 0 && place < rowCount ? place : undefined;
}

/** The place of a row, -1 where it is not shown. */
export function placeOf({ found, rowCount }: LoadedRows, row: number): number {
  if (!found) return row < rowCount ? row : -1;
  let low = 0;
  let high = found.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = found[middle] ?? 0;
    if (there === row) return middle;
    if (there < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * From which row on something is missing for what is looked at (`first` to `last`): the first row that is
 * not there, or where the search goes on once its end is near. Null when all is there.
 */
export function missingFrom(
  loaded: LoadedRows,
  { first, last }: { first: number; last: number },
): number | null {
  const { found, next, rows, rowCount } = loaded;
  if (found) return next !== null && last + 15 >= found.length ? next : null;
  for (let row = Math.max(0, first); row <= Math.min(last, rowCount - 1); row += 1) {
    if (!rows.has(row)) return row;
  }
  return null;
}

function rowsOf(page: RowPage, targets: readonly RunTarget[]): Map<number, MatrixRow> {
  return new Map(page.rows.map((row) => [row.row, matrixRow(row, targets)]));
}

function keepNear(rows: Map<number, MatrixRow>, around: number): Map<number, MatrixRow> {
  if (rows.size <= mostKept * 1.25) return rows;
  const near = [...rows].sort(([a], [b]) => Math.abs(a - around) - Math.abs(b - around));
  return new Map(near.slice(0, mostKept));
}
