import { cn } from '#app/ui/cn.ts';
import { moneyText } from '#server/areas/plans/schema.ts';
import type { RunDetail, RunSpending } from './run-shapes.ts';
import { spentParts } from './spent-parts.ts';

const look = { ok: '', near: 'text-error', reached: 'text-fail' } as const;
const words = { ok: '', near: 'nearly used up', reached: 'used up' } as const;

/** What a run under a budget has cost, of how much, and how sure that is. */
export function RunSpent({ run, spending }: { run: RunDetail; spending: RunSpending }) {
  const { total, standing, parts } = spentParts(run, spending);
  return (
    <span className="flex flex-col">
      <span>
        {moneyText(total)}
        {run.budgetMicroUsd !== null && (
          <span className="font-normal text-muted"> of {moneyText(run.budgetMicroUsd)}</span>
        )}
      </span>
      {(standing !== 'ok' || parts.length > 0) && (
        <span className="font-normal text-muted text-xs">
          {standing !== 'ok' && (
            <span className={cn('font-medium', look[standing])}>{words[standing]}</span>
          )}
          {standing !== 'ok' && parts.length > 0 && ' · '}
          {parts.join(' · ')}
        </span>
      )}
    </span>
  );
}
