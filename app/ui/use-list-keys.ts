import { useShortcuts } from './use-shortcuts.ts';

/** `j` and `k` move the focus to the next and previous row of a Table (or any `data-row-link`). */
export function useListKeys(): void {
  useShortcuts({ j: () => step(1), k: () => step(-1) });
}

function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
  const at = links.findIndex((link) => link.matches(':focus'));
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by;
  links[next]?.focus();
}
