import { Link, useSearchParams } from '@remix-run/react';
import { useState } from 'react';
import { cn } from '#app/ui/cn.ts';
import { type VerdictName, verdictLook } from '#app/ui/verdict.tsx';
import type { ShownVerdict } from '#server/areas/runs/schema.ts';
import type { RunSummary } from './run-shapes.ts';

export interface VerdictFilterProps {
  value: ShownVerdict | null;
  run: RunSummary;
}

type Choice = { value: ShownVerdict | null; word: string; count: number; look?: VerdictName };

function choicesOf(run: RunSummary): Choice[] {
  const { failCount, errorCount } = run;
  const both = failCount > 0 && errorCount > 0;
  return [
    { value: null, word: 'All', count: run.itemCount },
    { value: 'failed', word: 'Failed', count: failCount, look: 'FAIL' },
    { value: 'errored', word: 'Errors', count: errorCount, look: 'ERROR' },
    { value: 'notPassed', word: 'Not passed', count: both ? failCount + errorCount : 0 },
    { value: 'passed', word: 'Passed', count: run.passCount },
    { value: 'unchecked', word: 'Unchecked', count: run.uncheckedCount },
    { value: 'waiting', word: 'Waiting', count: waitingCount(run) },
  ];
}

/** What a run that is over did not play is not waited for. */
function waitingCount({ finishedAt, itemCount, doneCount }: RunSummary): number {
  return finishedAt ? 0 : itemCount - doneCount;
}

const always: readonly (ShownVerdict | null)[] = [null, 'failed', 'errored'];
const whilePlayed: readonly (ShownVerdict | null)[] = ['passed', 'waiting'];

/** Shows all scenarios or those with a conversation that came out so; kept in the address. */
export function VerdictFilter({ value, run }: VerdictFilterProps) {
  const [params] = useSearchParams();
  // Who watches a run keeps what was there, or the page would move as the first and the last come in.
  const [isWatched] = useState(run.finishedAt === null);
  const to = (verdict: ShownVerdict | null) => {
    const next = new URLSearchParams(params);
    if (verdict) next.set('verdict', verdict);
    else next.delete('verdict');
    return `?${next}`;
  };
  const shown = choicesOf(run).filter(
    ({ value: choice, count }) =>
      count > 0 ||
      choice === value ||
      always.includes(choice) ||
      (isWatched && whilePlayed.includes(choice)),
  );
  return (
    <nav
      aria-label="Conversations shown"
      className="inline-flex min-h-8 flex-wrap items-center rounded-md border border-line-strong bg-surface p-0.5 shadow-xs"
    >
      {shown.map((choice) => {
        const isCurrent = choice.value === value;
        return (
          <Link
            key={choice.word}
            to={to(choice.value)}
            replace
            preventScrollReset
            aria-current={isCurrent ? 'true' : undefined}
            className={cn(
              'focus-ring flex h-7 items-center gap-1.5 rounded-[5px] px-2.5 text-sm pointer-coarse:h-10',
              isCurrent ? 'bg-selected font-medium' : 'text-muted hover:text-ink',
            )}
          >
            {choice.word}
            <span
              className={cn(
                'text-xs tabular-nums',
                choice.look && choice.count > 0 ? verdictLook[choice.look].text : 'text-muted',
              )}
            >
              {choice.count.toLocaleString('en')}
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
