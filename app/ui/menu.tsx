import { Link } from '@remix-run/react';
import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import { type ReactElement, type ReactNode, useContext } from 'react';
import { cn } from './cn.ts';
import { Kbd } from './kbd.tsx';
import { itemLook, popupLook } from './menu-look.ts';
import { AskedFor } from './menu-on-demand.tsx';

export interface MenuAction {
  label: string;
  icon?: ReactNode;
  /** A second, quieter line, for instance why it is disabled. */
  hint?: string;
  keys?: string[];
  /** Exactly one of these two: something to do, or somewhere to go. */
  onSelect?: () => void;
  to?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Given, the item shows whether it is the chosen one. */
  checked?: boolean;
}

export type MenuEntry = MenuAction | { heading: string } | 'separator';

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  items: readonly MenuEntry[];
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
  className?: string;
  /** Asked when it closes: what gets the focus, where that isn't the button that opened it. */
  focusAfter?: () => HTMLElement | null;
}

/** A list of actions behind a button. */
export function Menu({ trigger, items, align = 'end', side, className, focusAfter }: MenuProps) {
  const asked = useContext(AskedFor);
  return (
    <Radix.Root modal={false} defaultOpen={asked !== null}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          ref={asked === 'keyboard' ? focusFirstItem : null}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            const next = focusAfter?.();
            if (!next) return;
            event.preventDefault();
            next.focus();
          }}
          className={cn(
            popupLook,
            'scroll-thin max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto p-1',
            className,
          )}
        >
          {items.map((entry, index) => (
            <Entry key={keyOf(entry, index)} entry={entry} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** What a keyboard opens begins at the first item; Radix knows so only if it was there before. */
function focusFirstItem(content: HTMLElement | null) {
  content?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
}

function keyOf(entry: MenuEntry, index: number): string {
  if (entry === 'separator') return `separator-${index}`;
  return 'heading' in entry ? `heading-${entry.heading}` : `${entry.label}-${entry.to ?? index}`;
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry === 'separator') return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
  if ('heading' in entry) {
    return (
      <Radix.Label className="px-2 py-1 font-medium text-muted text-xs">
        {entry.heading}
      </Radix.Label>
    );
  }
  const look = cn(
    itemLook,
    entry.danger ? 'text-fail data-highlighted:bg-fail-soft' : '[&>svg]:text-muted',
  );
  const body = (
    <>
      {entry.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{entry.label}</span>
        {entry.hint && <span className="block text-muted text-xs">{entry.hint}</span>}
      </span>
      {entry.checked && <Check aria-hidden="true" className="text-accent" />}
      {entry.keys && <Kbd keys={entry.keys} />}
    </>
  );
  if (entry.to !== undefined && !entry.disabled) {
    return (
      <Radix.Item asChild className={look} onSelect={entry.onSelect}>
        <Link to={entry.to} prefetch="intent" aria-current={entry.checked ? 'true' : undefined}>
          {body}
        </Link>
      </Radix.Item>
    );
  }
  if (entry.checked !== undefined) {
    return (
      <Radix.CheckboxItem
        className={look}
        checked={entry.checked}
        disabled={entry.disabled}
        onSelect={entry.onSelect}
      >
        {body}
      </Radix.CheckboxItem>
    );
  }
  return (
    <Radix.Item className={look} disabled={entry.disabled} onSelect={entry.onSelect}>
      {body}
    </Radix.Item>
  );
}
