import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export interface Column<TRow> {
  id: string;
  header: string;
  cell: (row: TRow) => ReactNode;
  /** Numbers stand at the end, in tabular figures. */
  align?: 'start' | 'end';
  sortable?: boolean;
  /** The container width below which the column is left out: 448, 576 or 768 px. */
  hideBelow?: 'sm' | 'md' | 'lg';
  /** Keeps the header for screen readers only, for instance over a menu button. */
  hideHeader?: boolean;
  className?: string;
}

export interface Sort {
  by: string;
  direction: 'asc' | 'desc';
}

export interface TableProps<TRow> {
  /** What the table lists; its accessible name. */
  label: string;
  rows: readonly TRow[];
  rowKey: (row: TRow) => string;
  /** The first column names the row; it carries the row's link. */
  columns: readonly Column<TRow>[];
  /** Where the row leads. The whole row can be clicked. */
  rowHref?: (row: TRow) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Which rows are ticked, by key, and how each is named. */
  selection?: {
    selected: ReadonlySet<string>;
    onChange: (selected: Set<string>) => void;
    rowName: (row: TRow) => string;
  };
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  loading?: boolean;
  /** Without border and rounded corners, for a table that fills a Card. */
  bare?: boolean;
}

const hidden = {
  sm: 'hidden @md:table-cell',
  md: 'hidden @xl:table-cell',
  lg: 'hidden @3xl:table-cell',
} as const;

export const headLook =
  'sticky top-[var(--sticky-top,0px)] z-10 h-8 whitespace-nowrap border-line border-b bg-canvas px-3 text-left font-medium text-muted text-xs';
export const cellLook = 'cell';

/** The classes that place a column's cells: alignment, width at which it shows. */
export function placeOf<TRow>(column: Column<TRow>): string {
  return cn(
    column.align === 'end' && 'text-right tabular-nums',
    column.hideBelow && hidden[column.hideBelow],
    column.className,
  );
}
