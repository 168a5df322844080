import type { ReactNode } from 'react';
import { Card } from '#app/ui/card.tsx';
import { durationText } from '#app/ui/duration-text.ts';
import { costText, tokensText } from './amount-text.ts';
import { IntervalBar } from './interval-bar.tsx';
import { intervalText, noRateText, passRate, percentText } from './pass-rate.ts';
import { RunLegend } from './run-legend.tsx';
import { countsOf, isOver, type RunDetail } from './run-shapes.ts';
import { RunSpent } from './run-spent.tsx';
import { RunVerdictBar } from './run-verdict-bar.tsx';
import { useNow } from './use-now.ts';
import { usePace } from './use-pace.ts';

/**
 * What a run came to at a glance; while it is played, how far it is and how long it will take. Without
 * news (`isCurrent` false) it makes no guess about that.
 */
export function RunOverview({ run, isCurrent }: { run: RunDetail; isCurrent: boolean }) {
  const isLive = !isOver(run.status);
  const nowMs = useNow(isLive);
  const pace = usePace(run, isCurrent ? nowMs : null);
  const counts = countsOf(run);
  const rate = passRate(counts);
  const sinceMs = run.startedAt && nowMs !== null ? nowMs - run.startedAt.getTime() : null;
  const durationMs = run.durationMs ?? (isLive ? sinceMs : null);
  const count = `${run.doneCount.toLocaleString('en')} of ${run.itemCount.toLocaleString('en')}`;
  // How long it will take nobody knows while a provider holds it back.
  const isHeld = (run.waiting ?? []).some(({ nextTryAt }) => nextTryAt !== null);
  const goesOn =
    pace && !isHeld
      ? [paceText(pace.perSecond), `${durationText(Math.max(1000, pace.leftMs))} left`]
      : [];
  return (
    <Card flush className="mb-6">
      <div className="px-4 pt-4 pb-3.5 sm:px-5">
        {isLive ? (
          <div
            role="progressbar"
            aria-label="Conversations played"
            aria-valuemin={0}
            aria-valuemax={run.itemCount}
            aria-valuenow={run.doneCount}
            aria-valuetext={[count, ...goesOn].join(', ')}
          >
            <RunVerdictBar run={run} size="lg" />
          </div>
        ) : (
          <RunVerdictBar run={run} size="lg" />
        )}
        <div className="mt-2.5 flex flex-wrap items-center justify-between gap-x-6 gap-y-1.5">
          <RunLegend run={run} />
          <p className="text-muted text-sm tabular-nums max-sm:w-full">
            {isLive ? [count, ...goesOn].join(' · ') : conversationsText(run.itemCount)}
          </p>
        </div>
      </div>
      <dl className="grid grid-cols-2 border-line border-t sm:grid-cols-4 [&>div]:border-line [&>div]:px-4 [&>div]:py-3 sm:[&>div]:px-5 [&>div:nth-child(even)]:border-l max-sm:[&>div:nth-child(n+3)]:border-t sm:[&>div+div]:border-l">
        <Fact term="Pass rate">
          {rate ? (
            <span className="flex flex-wrap items-center gap-x-2.5 max-sm:min-h-9">
              {percentText(rate.rate)}
              <span className="flex items-center gap-2 font-normal text-muted text-xs">
                <IntervalBar rate={rate} className="w-16" />
                <span className="whitespace-nowrap" title="95 % interval (Wilson)">
                  {intervalText(rate)}
                </span>
              </span>
              {counts.ERROR > 0 && (
                <span className="w-full font-normal text-muted text-xs">
                  {counts.ERROR === 1
                    ? '1 error is'
                    : `${counts.ERROR.toLocaleString('en')} errors are`}{' '}
                  not counted
                </span>
              )}
            </span>
          ) : (
            <span className="block max-sm:min-h-9">
              <None>{noRateText(counts, !isLive)}</None>
            </span>
          )}
        </Fact>
        <Fact term="Duration">
          {durationMs === null ? <None>not started</None> : durationText(durationMs)}
        </Fact>
        <Fact term="Cost">
          {run.spending ? (
            <RunSpent run={run} spending={run.spending} />
          ) : run.costMicroUsd === null ? (
            <None>unknown</None>
          ) : (
            costText(run.costMicroUsd)
          )}
        </Fact>
        <Fact term="Tokens">
          {tokensText(run.inputTokens, run.outputTokens) ?? <None>unknown</None>}
        </Fact>
      </dl>
    </Card>
  );
}

function conversationsText(count: number): string {
  return count === 1 ? '1 conversation' : `${count.toLocaleString('en')} conversations`;
}

/** "12 a second", "0.4 a second", "3 a minute". */
function paceText(perSecond: number): string {
  if (perSecond >= 10) return `${perSecond.toFixed(0)} a second`;
  if (perSecond >= 0.2) return `${perSecond.toFixed(1)} a second`;
  return `${Math.max(1, Math.round(perSecond * 60))} a minute`;
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-xs">{term}</dt>
      <dd className="mt-0.5 font-medium text-base tabular-nums">{children}</dd>
    </div>
  );
}

function None({ children }: { children: ReactNode }) {
  return <span className="font-normal text-muted">{children}</span>;
}
