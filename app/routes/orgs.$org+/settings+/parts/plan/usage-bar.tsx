import type { ReactNode } from 'react';
import { cn } from '#app/ui/cn.ts';
import type { UsageAmount } from '../../../parts/usage/usage-notices.tsx';

export interface UsageBarProps {
  label: string;
  amount: UsageAmount;
  format?: (value: number) => string;
  note?: ReactNode;
}

const fills = { ok: 'bg-accent', near: 'bg-error', reached: 'bg-fail' } as const;
const words = { ok: '', near: ' · nearly used up', reached: ' · used up' } as const;
const inWords = (value: number) => value.toLocaleString('en');

/** How much of one limit is used, in words and as a bar. */
export function UsageBar({ label, amount, format = inWords, note }: UsageBarProps) {
  const { used, limit, standing } = amount;
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <dt className="font-medium">{label}</dt>
      <dd className="flex flex-col gap-1.5">
        <span className="text-muted tabular-nums">
          {format(used)} of {format(limit)}
          {words[standing]}
        </span>
        <span aria-hidden="true" className="block h-2 overflow-hidden rounded-full bg-selected">
          <span
            className={cn('block h-full rounded-full', fills[standing])}
            style={{ width: `${Math.min(100, (used / limit) * 100)}%` }}
          />
        </span>
        {note && <span className="text-muted text-xs">{note}</span>}
      </dd>
    </div>
  );
}
