import { ChevronsUpDown } from 'lucide-react';
import { Popover as Radix } from 'radix-ui';
import { forwardRef, useId, useState } from 'react';
import { cn } from './cn.ts';
import { controlLine, controlLook } from './control-look.ts';
import { useControlWiring } from './field.tsx';
import { popupLook } from './menu-look.ts';
import type { Option } from './option.ts';
import { OptionList } from './option-list.tsx';

export interface ComboboxProps {
  options: readonly Option[];
  value: string | null | undefined;
  onValueChange: (value: string) => void;
  placeholder?: string;
  searchPlaceholder?: string;
  emptyText?: string;
  onSearch?: (text: string) => void;
  onBlur?: () => void;
  name?: string;
  disabled?: boolean;
  /** Needed outside of a Field. */
  'aria-label'?: string;
  className?: string;
}

/** One of many options, found by typing. */
export const Combobox = forwardRef<HTMLButtonElement, ComboboxProps>(function Combobox(props, ref) {
  const [open, setOpen] = useState(false);
  const listId = useId();
  const wiring = useControlWiring();
  const chosen = props.options.find((option) => option.value === props.value);
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>
        <button
          ref={ref}
          type="button"
          role="combobox"
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-label={props['aria-label']}
          name={props.name}
          disabled={props.disabled}
          onBlur={props.onBlur}
          {...wiring}
          className={cn(
            controlLook,
            controlLine,
            'flex items-center justify-between gap-2 text-left',
            props.className,
          )}
        >
          <span className={cn('flex min-w-0 items-center gap-2', !chosen && 'text-faint')}>
            {chosen?.icon}
            <span className="truncate">{chosen?.label ?? props.placeholder ?? 'Choose…'}</span>
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
        </button>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          id={listId}
          aria-label={props['aria-label'] ?? 'Options'}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={cn(popupLook, 'w-(--radix-popover-trigger-width) min-w-56')}
        >
          <OptionList
            label={props['aria-label'] ?? 'Options'}
            options={props.options}
            selected={chosen ? [chosen.value] : []}
            searchPlaceholder={props.searchPlaceholder}
            emptyText={props.emptyText}
            onSearch={props.onSearch}
            onPick={(value) => {
              props.onValueChange(value);
              setOpen(false);
            }}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
});
