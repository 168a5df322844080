import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

const badge = cva('badge', {
  variants: {
    tone: {
      neutral: 'bg-unchecked-soft text-unchecked',
      accent: 'bg-accent-soft text-accent',
      pass: 'bg-pass-soft text-pass',
      fail: 'bg-fail-soft text-fail',
      error: 'bg-error-soft text-error',
      outline: 'border border-line-strong text-muted',
    },
  },
  defaultVariants: { tone: 'neutral' },
});

/** A word or number about the thing beside it. For outcomes use Verdict. */
export function Badge(
  props: VariantProps<typeof badge> & { children: ReactNode; className?: string },
) {
  return <span className={cn(badge({ tone: props.tone }), props.className)}>{props.children}</span>;
}
