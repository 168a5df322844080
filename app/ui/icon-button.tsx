import { forwardRef, type ReactNode } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import { cn } from './cn.ts';
import { Tooltip } from './tooltip.tsx';

export type IconButtonProps = Omit<ButtonProps, 'children' | 'aria-label' | 'asChild'> & {
  /** The accessible name, also shown as a tooltip. */
  label: string;
  icon: ReactNode;
  /** Keys that do the same; shown in the tooltip. */
  keys?: string[];
};

const square = { sm: 'w-7', md: 'w-8', lg: 'w-10' } as const;

/** A square button with an icon and no visible text. Ghost unless said otherwise. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, icon, keys, size = 'md', variant = 'ghost', className, ...rest },
  ref,
) {
  return (
    <Tooltip content={label} keys={keys}>
      <Button
        ref={ref}
        size={size}
        variant={variant}
        aria-label={label}
        className={cn(
          'px-0 pointer-coarse:min-w-11 pointer-coarse:px-0',
          square[size ?? 'md'],
          variant === 'ghost' && 'text-muted hover:text-ink',
          className,
        )}
        {...rest}
      >
        {icon}
      </Button>
    </Tooltip>
  );
});
