import { Link, type LinkProps } from '@remix-run/react';
import { cn } from './cn.ts';

export type TextLinkProps = LinkProps & {
  /** `quiet` looks like the text around it until hovered. */
  tone?: 'accent' | 'quiet';
};

/** A link inside the app, prefetched when someone means to follow it. */
export function TextLink({ tone = 'accent', className, ...rest }: TextLinkProps) {
  return (
    <Link
      prefetch="intent"
      className={cn(
        'focus-ring rounded-sm underline-offset-3',
        tone === 'accent'
          ? 'text-accent underline decoration-accent-line hover:decoration-current'
          : 'text-ink hover:underline',
        className,
      )}
      {...rest}
    />
  );
}
