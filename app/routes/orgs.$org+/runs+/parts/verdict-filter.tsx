import { Link, useSearchParams } from '@remix-run/react';
import { cn } from '#app/ui/cn.ts';
import { verdictLook } from '#app/ui/verdict.tsx';
import type { ShownVerdict } from './filter-rows.ts';

export interface VerdictFilterProps {
  value: ShownVerdict;
  counts: { all: number; FAIL: number; ERROR: number };
}

const choices = [
  { value: null, word: 'All' },
  { value: 'FAIL', word: 'Failed' },
  { value: 'ERROR', word: 'Errors' },
] as const;

/** Shows all scenarios, those with a failure, or those with an error; kept in the address. */
export function VerdictFilter({ value, counts }: VerdictFilterProps) {
  const [params] = useSearchParams();
  const to = (verdict: ShownVerdict) => {
    const next = new URLSearchParams(params);
    if (verdict) next.set('verdict', verdict);
    else next.delete('verdict');
    return `?${next}`;
  };
  return (
    <nav
      aria-label="Conversations shown"
      className="inline-flex h-8 items-center rounded-md border border-line-strong bg-surface p-0.5 shadow-xs pointer-coarse:h-11"
    >
      {choices.map((choice) => {
        const isCurrent = choice.value === value;
        const count = choice.value ? counts[choice.value] : counts.all;
        return (
          <Link
            key={choice.word}
            to={to(choice.value)}
            replace
            preventScrollReset
            aria-current={isCurrent ? 'true' : undefined}
            className={cn(
              'focus-ring flex h-full items-center gap-1.5 rounded-[5px] px-2.5 text-sm',
              isCurrent ? 'bg-selected font-medium' : 'text-muted hover:text-ink',
            )}
          >
            {choice.word}
            <span
              className={cn(
                'text-xs tabular-nums',
                choice.value && count > 0 ? verdictLook[choice.value].text : 'text-muted',
              )}
            >
              {count.toLocaleString('en')}
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
