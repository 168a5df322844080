import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import { selectRange } from './select-range.ts';

/**
 * Which rows of a list page are ticked: by the checkboxes, by `x` on the focused row, and with Shift
 * from the last one to this. Another page or filter starts anew; Escape clears it.
 */
export function useSelection(keys: readonly string[], page: string) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const isRange = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has other rows
  useEffect(() => {
    setSelected(new Set());
    anchor.current = null;
  }, [page]);
  const shown = new Set(keys.filter((key) => selected.has(key)));

  function tick(key: string, withRange: boolean) {
    setSelected(selectRange(keys, shown, { anchor: withRange ? anchor.current : null, key }));
    anchor.current = key;
  }
  function tickFocused(withRange: boolean) {
    const key = keys[focusedRow()];
    if (key !== undefined) tick(key, withRange);
  }
  useShortcuts({
    x: () => tickFocused(false),
    X: () => tickFocused(true),
    ...(shown.size > 0 ? { Escape: () => setSelected(new Set()) } : {}),
  });
  return {
    selected: shown,
    clear: () => setSelected(new Set()),
    /** Goes around the table, so that a click with Shift is known as one. */
    onClickCapture: (event: MouseEvent) => {
      isRange.current = event.shiftKey;
    },
    /** What the table says is ticked now. */
    onChange: (next: Set<string>) => {
      const toggled = keys.filter((key) => next.has(key) !== shown.has(key));
      const [key] = toggled;
      if (toggled.length === 1 && key !== undefined) tick(key, isRange.current);
      else setSelected(next);
    },
  };
}

/** The place of the row that holds the focus; -1 when none does. */
function focusedRow(): number {
  const row = document.activeElement?.closest('tr');
  const links = [...document.querySelectorAll('[data-row-link]')];
  return links.findIndex((link) => link.closest('tr') === row);
}
