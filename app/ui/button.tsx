import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import { type ButtonHTMLAttributes, forwardRef, type MouseEvent } from 'react';
import { cn } from './cn.ts';
import { Spinner } from './spinner.tsx';

const button = cva(
  'focus-ring relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors disabled:pointer-events-none disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent shadow-xs hover:bg-accent-hover',
        secondary:
          'border border-line-strong bg-surface text-ink shadow-xs hover:bg-[color-mix(in_oklch,var(--ink)_5%,var(--surface))]',
        ghost: 'text-ink hover:bg-hover aria-expanded:bg-selected',
        danger: 'bg-fail-solid text-on-accent shadow-xs hover:bg-fail-hover',
      },
      size: {
        sm: 'h-7 gap-1 px-2 text-xs [&_svg]:size-3.5 pointer-coarse:min-h-11 pointer-coarse:px-3',
        md: 'h-8 px-3 text-sm pointer-coarse:min-h-11 pointer-coarse:px-4',
        lg: 'h-10 px-4 text-base pointer-coarse:min-h-11',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  VariantProps<typeof button> & {
    /** Shows a spinner, keeps the width and the focus, and ignores further clicks. */
    pending?: boolean;
    /** Lends the look to the single child, for instance a link. */
    asChild?: boolean;
  };

/** A button. `type` is "button" unless said otherwise; icons go in as children. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, pending = false, asChild = false, className, children, onClick, ...rest },
  ref,
) {
  const look = cn(button({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root ref={ref} className={look} onClick={onClick} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (pending) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      ref={ref}
      type="button"
      className={look}
      onClick={click}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      {...rest}
    >
      {pending ? (
        <>
          <span className="inline-flex items-center gap-1.5 opacity-0">{children}</span>
          <span className="absolute inset-0 grid place-items-center">
            <Spinner />
          </span>
        </>
      ) : (
        children
      )}
    </button>
  );
});
