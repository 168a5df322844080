import { cn } from './cn.ts';

/** A grey shape of what is coming; give it that size. Shows only after 150 ms of waiting. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className="block animate-appear">
      <span className={cn('block h-4 animate-pulse rounded-sm bg-selected', className)} />
    </span>
  );
}
