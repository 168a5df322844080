import type { ReactNode } from 'react';
import { cn } from '#app/ui/cn.ts';
import { costText, tokensText } from './amount-text.ts';
import { LatencyCell, None, RateCell } from './figure-cells.tsx';
import { countsOf, isOver, type RunDetail, type TargetFigures } from './run-shapes.ts';

export interface TargetFiguresListProps {
  figures: readonly TargetFigures[];
  run: RunDetail;
  slowestMs: number;
  className?: string;
}

/** The figures of each target one below the other, for where a table has no room. */
export function TargetFiguresList({ figures, run, slowestMs, className }: TargetFiguresListProps) {
  const isOnly = run.targets.length === 1;
  return (
    <ul
      aria-label="Figures by target"
      className={cn('text-sm tabular-nums [&>li+li]:border-line [&>li+li]:border-t', className)}
    >
      {figures.map((one) => (
        <li key={one.position} className="px-4 py-3">
          <p dir="auto" className="mb-1.5 font-medium [overflow-wrap:anywhere]">
            {run.targets.find(({ position }) => position === one.position)?.name ?? ''}
          </p>
          <dl className="flex flex-col gap-1.5">
            {!isOnly && (
              <Figure term="Pass rate">
                <RateCell counts={countsOf(one)} isOver={isOver(run.status)} />
              </Figure>
            )}
            <Figure term="Latency" hint="Half, 90 % and 99 % were faster">
              <LatencyCell
                latencyMs={one.latencyMs}
                slowestMs={slowestMs}
                isOver={isOver(run.status)}
              />
            </Figure>
            {run.repeats > 1 && (
              <Figure term="Flaky" hint="Scenarios whose repeats came out differently">
                {one.flakyCount.toLocaleString('en')}
              </Figure>
            )}
            {!isOnly && (
              <>
                <Figure term="Cost">
                  {one.costMicroUsd === null ? <None /> : costText(one.costMicroUsd)}
                </Figure>
                <Figure term="Tokens">
                  {tokensText(one.inputTokens, one.outputTokens) ?? <None />}
                </Figure>
              </>
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Figure({ term, hint, children }: { term: string; hint?: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-3" title={hint}>
      <dt className="w-18 shrink-0 text-muted text-xs">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
