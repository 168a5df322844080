import { useEffect, useRef } from 'react';

export interface EditorKeys {
  save: () => void;
  undo: () => void;
  redo: () => void;
}

/**
 * Ctrl/⌘ with S, Z, Shift+Z and Y, wherever the focus is on the page. A box marked with `data-own-undo`
 * holds what is not part of the draft yet, and takes back its own typing.
 */
export function useEditorKeys(keys: EditorKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      const act = actOf(event);
      if (!act || document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      const { target } = event;
      const isOwn = target instanceof HTMLElement && target.dataset.ownUndo !== undefined;
      if (isOwn && act !== 'save') return;
      event.preventDefault();
      if (act !== 'save') return latest.current[act]();
      // What is half typed in a box becomes part of the draft when the box is left.
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement) activeElement.blur();
      requestAnimationFrame(() => {
        latest.current.save();
        if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
      });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function actOf({ key, shiftKey }: KeyboardEvent): keyof EditorKeys | null {
  const letter = key.toLowerCase();
  if (letter === 's') return shiftKey ? null : 'save';
  if (letter === 'y') return 'redo';
  if (letter !== 'z') return null;
  return shiftKey ? 'redo' : 'undo';
}
