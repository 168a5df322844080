import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

export interface TooltipProps {
  /** Shown on hover and on keyboard focus. Never the only place of something needed. */
  content: ReactNode;
  /** Keys that do the same, for instance ['⌘', 'K']. */
  keys?: string[];
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** One element that takes a ref and can have focus. */
  children: ReactElement;
}

/** A short explanation of a control. */
export function Tooltip({ content, keys, side = 'top', children }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={350}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
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
