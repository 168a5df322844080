import { Switch as Radix } from 'radix-ui';
import { forwardRef, type ReactNode, useId } from 'react';
import { cn } from './cn.ts';

export interface SwitchProps {
  /** The visible label. Without one, give `aria-label`. */
  label?: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  onBlur?: () => void;
  name?: string;
  disabled?: boolean;
  'aria-label'?: string;
  className?: string;
}

/** On or off, at once. Label left, switch right; stands by itself, not inside a Field. */
export const Switch = forwardRef<HTMLButtonElement, SwitchProps>(function Switch(
  { label, hint, className, ...rest },
  ref,
) {
  const id = useId();
  return (
    <span
      className={cn(
        'flex items-start justify-between gap-4 pointer-coarse:py-2.5',
        !label && 'inline-flex',
        className,
      )}
    >
      {label && (
        <span className="min-w-0 text-sm">
          <label htmlFor={id} className="font-medium">
            {label}
          </label>
          {hint && (
            <span id={`${id}-hint`} className="block text-muted text-xs">
              {hint}
            </span>
          )}
        </span>
      )}
      <Radix.Root
        ref={ref}
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="focus-ring relative mt-px h-4.5 w-8 shrink-0 rounded-full bg-control transition-colors after:absolute after:-inset-2 disabled:opacity-50 data-[state=checked]:bg-accent"
        {...rest}
      >
        <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-on-accent shadow-sm transition-transform data-[state=checked]:translate-x-4" />
      </Radix.Root>
    </span>
  );
});
