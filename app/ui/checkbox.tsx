import { Check, Minus } from 'lucide-react';
import { Checkbox as Radix } from 'radix-ui';
import { forwardRef, type ReactNode, useId } from 'react';
import { cn } from './cn.ts';

export interface CheckboxProps {
  /** The visible label. Without one, give `aria-label`. */
  label?: ReactNode;
  hint?: ReactNode;
  checked: boolean | 'indeterminate';
  onCheckedChange: (checked: boolean) => void;
  onBlur?: () => void;
  name?: string;
  disabled?: boolean;
  'aria-label'?: string;
  className?: string;
}

/** A yes or no that takes effect when the form is sent. Stands by itself, not inside a Field. */
export const Checkbox = forwardRef<HTMLButtonElement, CheckboxProps>(function Checkbox(
  { label, hint, checked, onCheckedChange, className, ...rest },
  ref,
) {
  const id = useId();
  return (
    <span className={cn('flex items-start gap-2.5 pointer-coarse:py-2.5', className)}>
      <Radix.Root
        ref={ref}
        id={id}
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next === true)}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="group -m-1 -mt-0.5 grid size-6 shrink-0 place-items-center outline-none disabled:opacity-50"
        {...rest}
      >
        <span className="grid size-4 place-items-center rounded-sm border border-control bg-surface text-on-accent shadow-xs outline-offset-2 outline-accent transition-colors group-hover:border-muted group-focus-visible:outline-2 group-data-[state=checked]:border-accent group-data-[state=indeterminate]:border-accent group-data-[state=checked]:bg-accent group-data-[state=indeterminate]:bg-accent">
          <Radix.Indicator>
            {checked === 'indeterminate' ? (
              <Minus aria-hidden="true" className="size-3" strokeWidth={3} />
            ) : (
              <Check aria-hidden="true" className="size-3" strokeWidth={3} />
            )}
          </Radix.Indicator>
        </span>
      </Radix.Root>
      {label && (
        <span className="min-w-0 text-sm">
          <label htmlFor={id}>{label}</label>
          {hint && (
            <span id={`${id}-hint`} className="block text-muted text-xs">
              {hint}
            </span>
          )}
        </span>
      )}
    </span>
  );
});
