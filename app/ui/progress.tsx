import { durationText } from './duration-text.ts';

export interface ProgressProps {
  /** What is under way; its accessible name. */
  label: string;
  done: number;
  /** Null while it is not known. */
  total: number | null;
  /** Things a second. */
  ratePerSecond?: number;
  /** Milliseconds that are left. */
  leftMs?: number;
  /** The word for what is counted, for instance "items". */
  unit?: string;
}

/** How far something is, how fast it goes and how long it will take. */
export function Progress({ label, done, total, ratePerSecond, leftMs, unit }: ProgressProps) {
  const percent = total ? Math.min(100, (done / total) * 100) : 0;
  const count = `${done.toLocaleString('en')}${total === null ? '' : ` of ${total.toLocaleString('en')}`}${unit ? ` ${unit}` : ''}`;
  const pace = [
    ratePerSecond !== undefined && `${ratePerSecond.toFixed(ratePerSecond < 10 ? 1 : 0)}/s`,
    leftMs !== undefined && `${durationText(leftMs)} left`,
  ].filter(Boolean);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={total === null ? undefined : done}
        aria-valuetext={[count, ...pace].join(', ')}
        className="h-1.5 overflow-hidden rounded-full bg-selected"
      >
        <div
          className={
            total === null
              ? 'h-full w-1/3 animate-pulse rounded-full bg-accent'
              : 'h-full rounded-full bg-accent transition-[width] duration-150'
          }
          style={total === null ? undefined : { width: `${percent}%` }}
        />
      </div>
      <p className="flex flex-wrap justify-between gap-x-4 text-muted text-xs tabular-nums">
        <span>{count}</span>
        <span>{pace.join(' · ')}</span>
      </p>
    </div>
  );
}
