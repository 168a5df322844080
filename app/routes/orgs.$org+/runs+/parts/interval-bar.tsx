import { cn } from '#app/ui/cn.ts';
import type { PassRate } from './pass-rate.ts';

/** A pass rate between 0 and 1 as a dot, and where the true one lies as a band. Decorative. */
export function IntervalBar({ rate, className }: { rate: PassRate; className?: string }) {
  const percent = (value: number) => `${(value * 100).toFixed(1)}%`;
  return (
    <span
      aria-hidden="true"
      className={cn('relative block h-1.5 rounded-full bg-selected', className)}
    >
      <span
        className="absolute inset-y-0 rounded-full bg-pass opacity-45"
        style={{ left: percent(rate.low), right: percent(1 - rate.high) }}
      />
      <span
        className="absolute inset-y-[-2px] w-[3px] -translate-x-1/2 rounded-full bg-ink"
        style={{ left: `clamp(1.5px, ${percent(rate.rate)}, calc(100% - 1.5px))` }}
      />
    </span>
  );
}
