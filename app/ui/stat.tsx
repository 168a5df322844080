import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export interface StatProps {
  label: string;
  /** Already formatted. */
  value: ReactNode;
  unit?: string;
  /** The change since before, formatted, and whether it is good. */
  delta?: { text: string; direction: 'up' | 'down'; good?: boolean };
  /** A line below: an interval, a comparison. */
  note?: ReactNode;
  /** A Sparkline at the end. */
  chart?: ReactNode;
}

/** One number and what it means. */
export function Stat({ label, value, unit, delta, note, chart }: StatProps) {
  const Arrow = delta?.direction === 'up' ? ArrowUp : ArrowDown;
  return (
    <div className="flex min-w-0 items-end justify-between gap-3">
      <div className="min-w-0">
        <p className="truncate text-muted text-sm">{label}</p>
        <p className="mt-0.5 flex flex-wrap items-baseline gap-x-1.5">
          <span className="font-semibold text-2xl tabular-nums">{value}</span>
          {unit && <span className="text-muted text-sm">{unit}</span>}
          {delta && (
            <span
              className={cn(
                'inline-flex items-center gap-0.5 font-medium text-xs tabular-nums',
                delta.good === undefined ? 'text-muted' : delta.good ? 'text-pass' : 'text-fail',
              )}
            >
              <Arrow aria-hidden="true" className="size-3" />
              <span className="sr-only">{delta.direction} </span>
              {delta.text}
            </span>
          )}
        </p>
        {note && <p className="text-pretty text-muted text-xs tabular-nums">{note}</p>}
      </div>
      {chart}
    </div>
  );
}
