import { useRef } from 'react';

/**
 * Handlers for a Radix dialog's content that give focus back to what opened it. If that was an
 * item of a menu, which is gone by then, it goes to the button of that menu.
 */
export function useReturnFocus() {
  const openers = useRef<HTMLElement[]>([]);
  return {
    onOpenAutoFocus: () => {
      openers.current = openersOf(document.activeElement);
    },
    onCloseAutoFocus: (event: Event) => {
      const target = openers.current.find((element) => element.isConnected);
      if (!target) return;
      event.preventDefault();
      target.focus();
    },
  };
}

function openersOf(active: Element | null): HTMLElement[] {
  if (!(active instanceof HTMLElement) || active === document.body) return [];
  const menu = active.closest('[role="menu"]');
  const button = document.getElementById(menu?.getAttribute('aria-labelledby') ?? '');
  return button ? [active, button] : [active];
}
