import { useSearchParams } from '@remix-run/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import type { Option } from './option.ts';
import { SearchInput } from './search-input.tsx';
import { Select } from './select.tsx';

export interface Filter {
  /** The name in the address. */
  name: string;
  /** What it filters by, for instance "Status". */
  label: string;
  options: readonly Option[];
}

export interface FilterBarProps {
  /** The label of the search, for instance "Search prompts"; absent, there is none. */
  searchLabel?: string;
  /** The name of the search in the address; "q" unless said otherwise. */
  searchName?: string;
  filters?: readonly Filter[];
  /** More controls, and their names in the address. */
  more?: { names: readonly string[]; controls: ReactNode };
  /** Something at the far end, such as a count or a button. */
  children?: ReactNode;
}

const any = 'any';

/**
 * Search and filters above a list. Their state is in the address, so a view can be shared and the
 * loader reads it; a change goes back to the first page (drops `cursor`). Focus stays where it is.
 */
export function FilterBar({
  searchLabel,
  searchName = 'q',
  filters = [],
  more,
  children,
}: FilterBarProps) {
  const [params, setParams] = useSearchParams();
  const names = [searchName, ...filters.map((filter) => filter.name), ...(more?.names ?? [])];
  const inUse = names.filter((name) => params.get(name));
  const bar = useRef<HTMLElement>(null);
  const address = useRef(params);
  // What cleared the filters goes away with them, and must not take the focus along.
  useEffect(() => {
    if (address.current === params) return;
    address.current = params;
    if (document.activeElement === document.body) bar.current?.focus({ preventScroll: true });
  }, [params]);

  function set(changes: Record<string, string>) {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('cursor');
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  }

  return (
    <search ref={bar} tabIndex={-1} className="mb-3 flex flex-wrap items-center gap-2 outline-none">
      {searchLabel && (
        <DebouncedSearch
          label={searchLabel}
          value={params.get(searchName) ?? ''}
          onSettled={(text) => set({ [searchName]: text })}
        />
      )}
      {filters.map((filter) => (
        <Select
          key={filter.name}
          aria-label={filter.label}
          value={params.get(filter.name) || any}
          onValueChange={(value) => set({ [filter.name]: value === any ? '' : value })}
          options={[{ value: any, label: `${filter.label}: any` }, ...filter.options]}
          className="w-auto max-w-52"
        />
      ))}
      {more?.controls}
      {inUse.length > 0 && (
        <Button
          variant="ghost"
          onClick={() => set(Object.fromEntries(inUse.map((name) => [name, ''])))}
        >
          Clear
        </Button>
      )}
      {children && <div className="ml-auto flex items-center gap-2">{children}</div>}
    </search>
  );
}

function DebouncedSearch(props: {
  label: string;
  value: string;
  onSettled: (text: string) => void;
}) {
  const { value, onSettled } = props;
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const settle = useRef(onSettled);
  useEffect(() => {
    settle.current = onSettled;
  });
  // A value that did not come from typing here (Clear, Back) replaces what is typed.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    const text = typed.trim();
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      settle.current(text);
    }, 250);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <SearchInput
      label={props.label}
      value={typed}
      onValueChange={setTyped}
      className="w-full sm:w-64"
    />
  );
}
