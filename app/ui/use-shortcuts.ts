import { useEffect, useRef } from 'react';

/**
 * Single-key shortcuts while the calling component is on the page, for instance
 * `{ e: edit, '?': help, 'mod+k': palette }`; `mod` is Ctrl or ⌘. Keys without `mod` rest while
 * someone types or a dialog is open.
 */
export function useShortcuts(shortcuts: Record<string, () => void>): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const mod = event.ctrlKey || event.metaKey;
      if (!mod && isBusy(event.target)) return;
      const handler = latest.current[mod ? `mod+${event.key.toLowerCase()}` : event.key];
      if (!handler) return;
      event.preventDefault();
      handler();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('input, textarea, select, [role="menu"]')) {
    return true;
  }
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}
