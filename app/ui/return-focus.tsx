import { type MutableRefObject, useEffect, useRef, useState } from 'react';

/**
 * Gives focus back to what opened a Radix dialog. Spread `onCloseAutoFocus` on its content and put
 * `<RememberOpener into={openers} />` first inside of it. If the opener was an item of a menu, which
 * is gone by then, the button of that menu gets the focus.
 */
export function useReturnFocus() {
  const openers = useRef<HTMLElement[]>([]);
  const onCloseAutoFocus = (event: Event) => {
    const target = openers.current.find((element) => element.isConnected);
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  return { openers, onCloseAutoFocus };
}

/** Looks at the focus while the dialog is first drawn, before anything in it can take it. */
export function RememberOpener({ into }: { into: MutableRefObject<HTMLElement[]> }) {
  const [found] = useState(() => openersOf(document.activeElement));
  useEffect(() => {
    into.current = found;
  }, [into, found]);
  return null;
}

function openersOf(active: Element | null): HTMLElement[] {
  if (!(active instanceof HTMLElement) || active === document.body) return [];
  const menu = active.closest('[role="menu"]');
  const button = document.getElementById(menu?.getAttribute('aria-labelledby') ?? '');
  return button ? [active, button] : [active];
}
