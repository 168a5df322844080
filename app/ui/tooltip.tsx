import { Tooltip as Radix } from 'radix-ui';
import { type FocusEvent, type ReactElement, type ReactNode, useState } from 'react';
import { Kbd } from './kbd.tsx';

export interface TooltipProps {
  /** Shown on hover and on keyboard focus. Never the only place of something needed. */
  content: ReactNode;
  /** Keys that do the same, for instance ['Mod', 'K']. */
  keys?: string[];
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** One element that takes a ref and can have focus. */
  children: ReactElement;
}

/** A short explanation of a control, in the landmark the control stands in. */
export function Tooltip({ content, keys, side = 'top', children }: TooltipProps) {
  const [place, setPlace] = useState<HTMLElement>();
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    setPlace(landmarkOf(event.currentTarget));
    // Focus that comes back to a button after a click explains nothing.
    if (!event.currentTarget.matches(':focus-visible')) event.preventDefault();
  };
  return (
    <Radix.Provider delayDuration={350}>
      <Radix.Root>
        <Radix.Trigger
          asChild
          onFocus={onFocus}
          onPointerEnter={(event) => setPlace(landmarkOf(event.currentTarget))}
        >
          {children}
        </Radix.Trigger>
        <Radix.Portal container={place}>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-60 flex max-w-72 animate-fade items-center gap-2 rounded-md bg-ink px-2 py-1 text-canvas text-xs shadow-md"
          >
            {content}
            {keys && <Kbd keys={keys} inverted />}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}

function landmarkOf(element: HTMLElement): HTMLElement | undefined {
  const inside = 'main, aside, [role="dialog"], [role="alertdialog"]';
  return element.closest<HTMLElement>(inside) ?? element.closest('header') ?? undefined;
}
