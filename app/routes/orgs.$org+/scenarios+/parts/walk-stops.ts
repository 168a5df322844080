import type { KeyboardEvent } from 'react';

/**
 * ↑ at the beginning of a text and ↓ at its end go to the stop before or after: whatever in the list has
 * `data-stop`, in the order of the page.
 */
export function walkStops(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const { target } = event;
  if (!by || !(target instanceof HTMLElement) || target.dataset.stop === undefined) return;
  if (!isAtEnd(target, by)) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')];
  const next = stops[stops.indexOf(target) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLTextAreaElement || next instanceof HTMLInputElement) {
    const caret = by === 1 ? 0 : next.value.length;
    next.setSelectionRange(caret, caret);
  }
}

function isAtEnd(target: HTMLElement, by: number): boolean {
  if (!(target instanceof HTMLTextAreaElement)) return true;
  const { selectionStart, selectionEnd, value } = target;
  return selectionStart === selectionEnd && selectionStart === (by === 1 ? value.length : 0);
}
