import { Check, ChevronsUpDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { type ForwardedRef, forwardRef, type ReactElement, type RefAttributes } from 'react';
import { cn } from './cn.ts';
import { controlLine, controlLook } from './control-look.ts';
import { useControlWiring } from './field.tsx';
import { itemLook, popupLook } from './menu-look.ts';
import type { Option } from './option.ts';
import { pageNonce } from './page-nonce.ts';

export interface SelectProps<TValue extends string> {
  options: readonly Option<TValue>[];
  value: TValue | undefined;
  onValueChange: (value: TValue) => void;
  placeholder?: string;
  onBlur?: () => void;
  name?: string;
  disabled?: boolean;
  /** Needed outside of a Field. */
  'aria-label'?: string;
  className?: string;
}

function SelectBox(props: SelectProps<string>, ref: ForwardedRef<HTMLButtonElement>) {
  const wiring = useControlWiring();
  return (
    <Radix.Root
      value={props.value ?? ''}
      onValueChange={props.onValueChange}
      name={props.name}
      disabled={props.disabled}
    >
      <Radix.Trigger
        ref={ref}
        {...wiring}
        aria-label={props['aria-label']}
        onBlur={props.onBlur}
        className={cn(
          controlLook,
          controlLine,
          'flex items-center justify-between gap-2 text-left data-placeholder:text-faint [&>span]:truncate',
          props.className,
        )}
      >
        <Radix.Value placeholder={props.placeholder ?? 'Choose…'} />
        <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            popupLook,
            'max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width)',
          )}
        >
          <Radix.Viewport className="p-1" nonce={pageNonce()}>
            {props.options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className={cn(itemLook, 'pr-8')}
              >
                {option.icon}
                <span className="min-w-0">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.hint && <span className="block text-muted text-xs">{option.hint}</span>}
                </span>
                <Radix.ItemIndicator className="absolute right-2">
                  <Check aria-hidden="true" className="size-4 text-accent" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type GenericSelect = <TValue extends string>(
  props: SelectProps<TValue> & RefAttributes<HTMLButtonElement>,
) => ReactElement;

/** Safe because the box only ever reports a value of one of its options. */
function typedByOptions(box: unknown): GenericSelect {
  return box as GenericSelect;
}

/** One of a few options. For more than about twelve, use Combobox. */
export const Select = typedByOptions(forwardRef(SelectBox));
