import { Plus } from 'lucide-react';
import { Popover as Radix } from 'radix-ui';
import { forwardRef, useState } from 'react';
import { Chip } from './chip.tsx';
import { cn } from './cn.ts';
import { controlLook } from './control-look.ts';
import { useControlWiring, useFieldLabelId } from './field.tsx';
import { popupLook } from './menu-look.ts';
import type { Option } from './option.ts';
import { OptionList } from './option-list.tsx';

export interface MultiSelectProps {
  options: readonly Option[];
  /** The chosen values, in the order they were chosen. */
  value: readonly string[];
  onValueChange: (value: string[]) => void;
  /** The word on the button that opens the list, for instance "Add target". */
  addLabel?: string;
  searchPlaceholder?: string;
  emptyText?: string;
  onSearch?: (text: string) => void;
  onBlur?: () => void;
  name?: string;
  disabled?: boolean;
  /** Needed outside of a Field. */
  'aria-label'?: string;
}

/** Several of many options: chips in the box, a search behind the button. */
export const MultiSelect = forwardRef<HTMLButtonElement, MultiSelectProps>(function MultiSelect(
  { value, onValueChange, addLabel = 'Add', ...props },
  ref,
) {
  const [open, setOpen] = useState(false);
  const wiring = useControlWiring();
  const labelId = useFieldLabelId();
  const toggle = (picked: string) =>
    onValueChange(
      value.includes(picked) ? value.filter((item) => item !== picked) : [...value, picked],
    );
  return (
    <div
      className={cn(
        controlLook,
        'flex min-h-8 flex-wrap items-center gap-1 p-[3px]',
        wiring['aria-invalid'] && 'border-fail',
      )}
    >
      {value.map((item) => {
        const option = props.options.find((candidate) => candidate.value === item);
        return (
          <Chip
            key={item}
            label={option?.label ?? item}
            icon={option?.icon}
            onRemove={props.disabled ? undefined : () => toggle(item)}
          />
        );
      })}
      {props.disabled && value.length === 0 && (
        <span className="px-1.5 text-muted text-sm">None</span>
      )}
      <Radix.Root open={open} onOpenChange={setOpen}>
        <Radix.Trigger asChild>
          <button
            ref={ref}
            type="button"
            disabled={props.disabled}
            onBlur={props.onBlur}
            id={wiring.id}
            aria-describedby={wiring['aria-describedby']}
            aria-label={props['aria-label'] && `${props['aria-label']}: ${addLabel}`}
            aria-labelledby={wiring.id && `${labelId} ${wiring.id}`}
            className="focus-ring-inset inline-flex h-6 items-center gap-1 rounded-sm px-1.5 text-muted text-sm hover:bg-hover hover:text-ink disabled:hidden pointer-coarse:h-9"
          >
            <Plus aria-hidden="true" className="size-3.5" />
            {addLabel}
          </button>
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            aria-label={addLabel}
            align="start"
            sideOffset={6}
            collisionPadding={8}
            className={cn(popupLook, 'w-72')}
          >
            <OptionList
              label={addLabel}
              options={props.options}
              selected={value}
              searchPlaceholder={props.searchPlaceholder}
              emptyText={props.emptyText}
              onSearch={props.onSearch}
              onPick={toggle}
            />
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </div>
  );
});
