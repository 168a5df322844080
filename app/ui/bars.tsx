import { cn } from './cn.ts';
import { type VerdictName, verdictLook } from './verdict.tsx';

export interface BarsProps {
  /** What is counted; the list's accessible name. */
  label: string;
  items: readonly { label: string; value: number; tone?: VerdictName }[];
  format?: (value: number) => string;
  /** The value of a full bar; the largest unless given. */
  max?: number;
}

/** Amounts by name, as horizontal bars with their numbers written out. */
export function Bars({ label, items, format = String, max }: BarsProps) {
  const full = max ?? Math.max(1e-9, ...items.map(({ value }) => value));
  return (
    <dl aria-label={label} className="flex flex-col gap-2.5 text-sm">
      {items.map((item) => (
        <div key={item.label} className="flex flex-wrap justify-between gap-x-4 gap-y-1">
          <dt className="min-w-0 truncate">{item.label}</dt>
          <dd className="text-muted tabular-nums">{format(item.value)}</dd>
          <div aria-hidden="true" className="h-1.5 w-full overflow-hidden rounded-full bg-selected">
            <div
              className={cn(
                'h-full rounded-full',
                item.tone ? verdictLook[item.tone].fill : 'bg-accent',
              )}
              style={{ width: `${Math.min(100, (item.value / full) * 100)}%` }}
            />
          </div>
        </div>
      ))}
    </dl>
  );
}
