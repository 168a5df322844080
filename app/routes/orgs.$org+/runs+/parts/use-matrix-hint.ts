import { type FocusEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

export interface Hinted {
  itemId: string;
  at: { left: number; top: number; bottom: number };
}

const openMs = 120;
const closeMs = 150;

/**
 * Which mark of a matrix the pointer or the focus is on. One listener for all of them: a hint of its own
 * for each of thousands would make the page slow. Escape closes it; the pointer may rest on it.
 */
export function useMatrixHint() {
  const [hinted, setHinted] = useState<Hinted | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isOpen = hinted !== null;

  function soon(next: Hinted | null, delayMs: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setHinted(next), delayMs);
  }

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!isOpen) return;
    const close = () => {
      clearTimeout(timer.current);
      setHinted(null);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    window.addEventListener('scroll', close, { capture: true, passive: true });
    document.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('scroll', close, { capture: true });
      document.removeEventListener('keydown', onKey);
    };
  }, [isOpen]);

  return {
    hinted,
    keep: () => clearTimeout(timer.current),
    leave: () => soon(null, closeMs),
    handlers: {
      onPointerOver: (event: PointerEvent) => {
        if (event.pointerType === 'touch') return;
        const next = hintOf(event.target);
        if (next) soon(next, isOpen ? 30 : openMs);
        else soon(null, closeMs);
      },
      onPointerLeave: () => soon(null, closeMs),
      onFocus: (event: FocusEvent) => {
        const next = event.target.matches(':focus-visible') ? hintOf(event.target) : null;
        if (next) soon(next, 30);
      },
      onBlur: () => soon(null, 30),
    },
  };
}

function hintOf(target: EventTarget | null): Hinted | null {
  const mark = target instanceof Element ? target.closest('[data-item]') : null;
  const itemId = mark?.getAttribute('data-item');
  if (!mark || !itemId) return null;
  const { left, top, bottom } = mark.getBoundingClientRect();
  return { itemId, at: { left, top, bottom } };
}
