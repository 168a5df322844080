import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '#app/ui/button.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Menu, type MenuEntry } from '#app/ui/menu.tsx';

export interface BulkAction {
  label: string;
  icon: ReactElement;
  onSelect: () => void;
  danger?: boolean;
  /** Stands on the bar where there is room; the others are in its menu. */
  isMain?: boolean;
}

export interface BulkBarProps {
  count: number;
  /** The things in small letters, for instance "scenarios". */
  what: string;
  actions: readonly BulkAction[];
  isPending: boolean;
  onClear: () => void;
}

/** What can be done with the ticked rows; it stays in sight while one scrolls. */
export function BulkBar({ count, what, actions, isPending, onClear }: BulkBarProps) {
  if (count === 0) return null;
  const entry = ({ label, icon, onSelect, danger }: BulkAction): MenuEntry => ({
    label,
    icon,
    onSelect,
    danger,
  });
  const menu = (items: readonly BulkAction[], className: string) => (
    <span className={className}>
      <Menu
        align="end"
        side="top"
        trigger={
          <Button size="sm" pending={isPending}>
            Actions
          </Button>
        }
        items={items.map(entry)}
      />
    </span>
  );
  return (
    <section
      aria-label={`Selected ${what}`}
      className="sticky bottom-3 z-20 mx-auto mt-3 flex w-fit max-w-full animate-rise items-center gap-2 rounded-lg border border-line-strong bg-raised py-1.5 pr-1.5 pl-3 shadow-lg"
    >
      <p role="status" className="mr-1 whitespace-nowrap text-sm tabular-nums">
        {count} selected
      </p>
      {actions
        .filter(({ isMain }) => isMain)
        .map(({ label, icon, onSelect }) => (
          <Button
            key={label}
            size="sm"
            disabled={isPending}
            onClick={onSelect}
            className="max-md:hidden"
          >
            {icon}
            {label}
          </Button>
        ))}
      {menu(
        actions.filter(({ isMain }) => !isMain),
        'max-md:hidden',
      )}
      {menu(actions, 'md:hidden')}
      <IconButton
        label="Clear selection"
        keys={['Esc']}
        icon={<X />}
        size="sm"
        variant="ghost"
        onClick={onClear}
      />
    </section>
  );
}
