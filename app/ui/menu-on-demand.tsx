import { Ellipsis } from 'lucide-react';
import { createContext, type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button } from './button.tsx';

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
    <Button
      variant="ghost"
      size="sm"
      aria-label={label}
      title={label}
      aria-haspopup="menu"
      aria-expanded={false}
      className={ellipsisLook}
      onClick={(event) => setAsked(event.detail === 0 ? 'keyboard' : 'pointer')}
      onKeyDown={onKeyDown}
    >
      <Ellipsis />
    </Button>
  );
}

const ellipsisLook =
  'w-7 px-0 text-muted hover:text-ink pointer-coarse:min-w-11 pointer-coarse:px-0';
