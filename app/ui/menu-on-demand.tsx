import { createContext, type KeyboardEvent, type ReactNode, useState } from 'react';

/** How a menu was asked for before it was there; it opens at once then. Null: it was not. */
export const AskedFor = createContext<'pointer' | 'keyboard' | null>(null);

export interface MenuOnDemandProps {
  /** The accessible name, also shown as a tooltip. */
  label: string;
  /** Draws the menu, with a trigger that looks like this button. */
  children: () => ReactNode;
}

/**
 * A menu's button that costs next to nothing until somebody uses it: a long list has one in each row.
 */
export function MenuOnDemand({ label, children }: MenuOnDemandProps) {
  const [asked, setAsked] = useState<'pointer' | 'keyboard' | null>(null);
  if (asked) return <AskedFor.Provider value={asked}>{children()}</AskedFor.Provider>;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    setAsked('keyboard');
  };
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-haspopup="menu"
      aria-expanded={false}
      className="menu-dots"
      onClick={(event) => setAsked(event.detail === 0 ? 'keyboard' : 'pointer')}
      onKeyDown={onKeyDown}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M5 12h.01M12 12h.01M19 12h.01" />
      </svg>
    </button>
  );
}
