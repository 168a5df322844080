import type { ReactNode } from 'react';
import { type Filter, FilterBar, type FilterBarProps } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Table, type TableProps } from '#app/ui/table.tsx';
import { useListKeys } from '#app/ui/use-list-keys.ts';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import { pageLinks } from '../list-query.ts';
import { NothingFound } from '../nothing-found.tsx';

export interface ListPageProps<TRow> {
  title: string;
  /** The things in small letters, for instance "prompts". */
  what: string;
  description: string;
  /** Makes another one, for those who may. */
  create?: ReactNode;
  filters?: readonly Filter[];
  more?: FilterBarProps['more'];
  /** The search part of the address, `?q=…`. */
  search: string;
  nextCursor: string | null;
  /** Said below the list. */
  summary?: ReactNode;
  table: Omit<TableProps<TRow>, 'label' | 'empty'>;
  /** What a list without anything in it teaches. */
  empty: ReactNode;
  /** Above the table. */
  children?: ReactNode;
}

/**
 * The shape that lists share: what it is, search and filters, the rows, the pages. `j` and `k` go from
 * row to row, `Enter` and `e` open one.
 */
export function ListPage<TRow>(props: ListPageProps<TRow>) {
  const { title, what, search, table } = props;
  useListKeys();
  useShortcuts({ e: openFocused });
  const isFiltered = search !== '';
  const isShown = table.rows.length > 0 || isFiltered;
  return (
    <>
      <PageHeader title={title} description={props.description} actions={isShown && props.create} />
      {isShown && (
        <FilterBar searchLabel={`Search ${what}`} filters={props.filters} more={props.more} />
      )}
      {props.children}
      <Table
        {...table}
        label={title}
        empty={isFiltered ? <NothingFound what={what} /> : props.empty}
      />
      <Pagination {...pageLinks(search, props.nextCursor)} summary={props.summary} />
    </>
  );
}

function openFocused() {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.matches('[data-row-link]')) focused.click();
}
