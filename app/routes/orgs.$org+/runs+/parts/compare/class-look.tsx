import { Check, Equal, type LucideIcon, Minus, Plus, TrendingDown, X } from 'lucide-react';
import { cn } from '#app/ui/cn.ts';
import type { CellClass } from '#server/areas/runs/schema.ts';

/** Word, shape and colours of each class; the one place that knows them. */
export const classLook: Record<
  CellClass,
  { word: string; says: string; Icon: LucideIcon; text: string; soft: string }
> = {
  regressed: {
    word: 'Regressed',
    says: 'passed before, and does not now',
    Icon: TrendingDown,
    text: 'text-fail',
    soft: 'bg-fail-soft',
  },
  stillFailing: {
    word: 'Still failing',
    says: 'did not pass before, and does not now',
    Icon: X,
    text: 'text-fail',
    soft: 'bg-sunken',
  },
  fixed: {
    word: 'Fixed',
    says: 'failed before, and passes now',
    Icon: Check,
    text: 'text-pass',
    soft: 'bg-pass-soft',
  },
  new: {
    word: 'New',
    says: 'the baseline has no verdict of it',
    Icon: Plus,
    text: 'text-accent',
    soft: 'bg-accent-soft',
  },
  removed: {
    word: 'Removed',
    says: 'this run has no result of it',
    Icon: Minus,
    text: 'text-muted',
    soft: 'bg-sunken',
  },
  unchanged: {
    word: 'Unchanged',
    says: 'as it was before',
    Icon: Equal,
    text: 'text-muted',
    soft: 'bg-sunken',
  },
};

/** What became of a cell, as a shape. Decorative: the word stands beside it. */
export function ClassIcon({ name, className }: { name: CellClass; className?: string }) {
  const { Icon, text } = classLook[name];
  return (
    <Icon
      aria-hidden="true"
      strokeWidth={2.5}
      className={cn('size-3.5 shrink-0', text, className)}
    />
  );
}
