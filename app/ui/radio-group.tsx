import { RadioGroup as Radix } from 'radix-ui';
import { forwardRef, useId } from 'react';
import { cn } from './cn.ts';
import { useControlWiring, useFieldLabelId } from './field.tsx';
import type { Option } from './option.ts';

export interface RadioGroupProps {
  options: readonly Option[];
  value: string | undefined;
  onValueChange: (value: string) => void;
  /** `cards` gives each option a box with its icon and hint. */
  variant?: 'list' | 'cards';
  onBlur?: () => void;
  name?: string;
  disabled?: boolean;
  /** Needed outside of a Field. */
  'aria-label'?: string;
  className?: string;
}

/** One of a few options, all in sight. */
export const RadioGroup = forwardRef<HTMLDivElement, RadioGroupProps>(function RadioGroup(
  { options, variant = 'list', className, ...rest },
  ref,
) {
  const id = useId();
  const wiring = useControlWiring();
  const labelId = useFieldLabelId();
  const cards = variant === 'cards';
  return (
    <Radix.Root
      ref={ref}
      {...wiring}
      aria-labelledby={rest['aria-label'] ? undefined : labelId}
      className={cn(cards ? 'grid gap-2 sm:grid-cols-2' : 'flex flex-col gap-2', className)}
      {...rest}
    >
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${id}-${option.value}`}
          className={cn(
            'flex min-w-0 items-start gap-2.5 text-sm',
            cards
              ? 'rounded-lg border border-line-strong bg-surface p-3 shadow-xs transition-colors hover:border-control has-data-[state=checked]:border-accent has-data-[state=checked]:bg-accent-soft has-disabled:opacity-50'
              : 'pointer-coarse:py-2.5',
          )}
        >
          <Radix.Item
            id={`${id}-${option.value}`}
            value={option.value}
            disabled={option.disabled}
            aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
            aria-labelledby={`${id}-${option.value}-name`}
            className="group -m-1 -mt-0.5 grid size-6 shrink-0 place-items-center outline-none disabled:opacity-50"
          >
            <span className="grid size-4 place-items-center rounded-full border border-control bg-surface shadow-xs outline-offset-2 outline-accent transition-colors group-hover:border-muted group-focus-visible:outline-2 group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent">
              <Radix.Indicator className="size-1.5 rounded-full bg-on-accent" />
            </span>
          </Radix.Item>
          <span className="min-w-0 flex-1">
            <span
              id={`${id}-${option.value}-name`}
              className={cn('flex items-center gap-1.5 [&_svg]:size-4', cards && 'font-medium')}
            >
              {option.icon}
              {option.label}
            </span>
            {option.hint && (
              <span id={`${id}-${option.value}-hint`} className="block text-muted text-xs">
                {option.hint}
              </span>
            )}
          </span>
        </label>
      ))}
    </Radix.Root>
  );
});
